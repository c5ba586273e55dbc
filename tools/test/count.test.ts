import { describe, expect, test } from 'vitest';
import { add, closingLine, countOfExit, countOfLastLine, countOfVitest, type VitestReport, withExit } from './count.ts';

function reportOf(...files: readonly (readonly [status: string, ...tests: string[]])[]): VitestReport {
  const testResults = files.map(([status, ...tests]) => ({
    name: 'a.test.ts',
    status,
    assertionResults: tests.map((test) => ({ status: test })),
  }));
  return { success: files.every(([status]) => status === 'passed'), testResults };
}

describe('counting a vitest report', () => {
  test('adds up the tests of all files', () => {
    const report = reportOf(['passed', 'passed', 'passed'], ['failed', 'passed', 'failed']);
    expect(countOfVitest(report)).toEqual({ passed: 3, failed: 1 });
  });

  test.each(['skipped', 'pending', 'todo', 'disabled'])('a test that is %s failed', (status) => {
    expect(countOfVitest(reportOf(['passed', 'passed', status]))).toEqual({ passed: 1, failed: 1 });
  });

  test('a file that could not be loaded is one failure', () => {
    expect(countOfVitest(reportOf(['passed', 'passed'], ['failed']))).toEqual({ passed: 1, failed: 1 });
  });

  test('a file that failed after its tests passed is one failure', () => {
    expect(countOfVitest(reportOf(['failed', 'passed']))).toEqual({ passed: 1, failed: 1 });
  });

  test('an unhandled error fails a run in which every test passed', () => {
    const report = { ...reportOf(['passed', 'passed']), success: false };
    expect(countOfVitest(report)).toEqual({ passed: 1, failed: 1 });
  });

  test('a run without tests is a failure, even one that calls itself a success', () => {
    expect(countOfVitest({ success: true, testResults: [] })).toEqual({ passed: 0, failed: 1 });
  });
});

describe('counting a program by its last line', () => {
  test('takes the counts', () => {
    expect(countOfLastLine('seed 1\nseed 2\n{"passed":2,"failed":1,"seeds":3}\n')).toMatchObject({
      passed: 2,
      failed: 1,
    });
  });

  test.each([
    '',
    'Error: it broke',
    '{"passed":"2","failed":0}',
    '{"passed":-1,"failed":0}',
    'null',
    '{"passed":0,"failed":0}',
  ])('takes %j for a failure', (output) => {
    expect(countOfLastLine(output)).toEqual({ passed: 0, failed: 1 });
  });
});

describe('exit codes', () => {
  test('a check is one test', () => {
    expect(countOfExit(0)).toEqual({ passed: 1, failed: 0 });
    expect(countOfExit(2)).toEqual({ passed: 0, failed: 1 });
  });

  test('an exit code that says failed is believed where the counts do not show it', () => {
    expect(withExit({ passed: 5, failed: 0 }, 1)).toEqual({ passed: 5, failed: 1 });
    expect(withExit({ passed: 5, failed: 2 }, 1)).toEqual({ passed: 5, failed: 2 });
    expect(withExit({ passed: 5, failed: 0 }, 0)).toEqual({ passed: 5, failed: 0 });
  });
});

test('the closing line is exactly what a build looks for', () => {
  expect(
    closingLine(
      add([
        { passed: 1, failed: 0 },
        { passed: 41, failed: 2 },
      ]),
    ),
  ).toBe('42 passed, 2 failed');
});
