// Counting, strictly: a test that did not run did not pass, and a stage without tests proves nothing.

export interface Count {
  readonly passed: number;
  readonly failed: number;
}

/** The part of vitest's JSON report that is counted. */
export interface VitestReport {
  readonly success: boolean;
  readonly testResults: readonly {
    readonly name: string;
    readonly status: string;
    readonly assertionResults: readonly { readonly status: string }[];
  }[];
}

export const oneFailure: Count = { passed: 0, failed: 1 };

export function add(counts: readonly Count[]): Count {
  return {
    passed: counts.reduce((sum, count) => sum + count.passed, 0),
    failed: counts.reduce((sum, count) => sum + count.failed, 0),
  };
}

/** A run in which nothing was executed is a failure, whatever its exit code said. */
export function requireTests(count: Count): Count {
  return count.passed + count.failed === 0 ? oneFailure : count;
}

/** A check without a count of its own is one test. */
export function countOfExit(exitCode: number): Count {
  return exitCode === 0 ? { passed: 1, failed: 0 } : oneFailure;
}

/**
 * Everything in the report that is not "passed" failed: also what was skipped or left to do. A file that could not be
 * loaded holds no test but is one failure, and so is a run that failed without a failing test (an unhandled error).
 */
export function countOfVitest(report: VitestReport): Count {
  const files = report.testResults.map((file): Count => {
    const passed = file.assertionResults.filter((test) => test.status === 'passed').length;
    const failed = file.assertionResults.length - passed;
    const brokeElsewhere = file.status !== 'passed' && failed === 0;
    return { passed, failed: brokeElsewhere ? 1 : failed };
  });
  const sum = add(files);
  return requireTests(!report.success && sum.failed === 0 ? { passed: sum.passed, failed: 1 } : sum);
}

const isCount = (value: unknown): value is number => typeof value === 'number' && Number.isInteger(value) && value >= 0;

/** Reads the last line of a program that counts for itself: `{"passed":3,"failed":0,…}`. */
export function countOfLastLine(output: string): Count {
  const last = output.trim().split('\n').at(-1) ?? '';
  try {
    const value = JSON.parse(last) as { readonly passed?: unknown; readonly failed?: unknown } | null;
    if (isCount(value?.passed) && isCount(value.failed)) return requireTests(value as Count);
  } catch {
    // Not JSON: the program broke before it could count, which is the failure returned below.
  }
  return oneFailure;
}

/** An exit code that says "failed" is believed even where the counts do not show it. */
export function withExit(count: Count, exitCode: number): Count {
  return exitCode !== 0 && count.failed === 0 ? { passed: count.passed, failed: 1 } : count;
}

export function closingLine(count: Count): string {
  return `${String(count.passed)} passed, ${String(count.failed)} failed`;
}
