// QEMU from Debian, and the image of the practice guests: Debian's cloud kernel, unpacked, and an initramfs of
// busybox, the few drivers that are modules, and our own init.
import fs from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { guestImageFolder, guestModules, guestPrograms, missingForGuests } from '../lib/guest-image.ts';
import { run, succeeds } from '../lib/process.ts';
import { type ArchiveFile, cpioOf } from './cpio.ts';
import { install, requirePrograms } from './display.ts';
import { makeFolder, sha256Of } from './download.ts';
import { kernelIn } from './kernel.ts';
import { isRootOnLinux } from './places.mjs';

const packages = ['qemu-system-x86', 'qemu-utils'] as const;
const programs = ['qemu-system-x86_64', 'qemu-img', 'qemu-nbd', 'qemu-io'] as const;
/** Depends on the kernel of the day, whose name holds its version. */
const KERNEL_OF_THE_DAY = 'linux-image-cloud-amd64';
const BUSYBOX = 'busybox-static';

/** Reads `apt-cache depends`: the first package that it depends on. */
export function firstDependencyIn(said: string): string | undefined {
  return /^\s*Depends: (\S+)$/m.exec(said)?.[1];
}

function requireApt(): void {
  if (succeeds('which', ['apt-get']) && succeeds('which', ['dpkg'])) return;
  throw new Error(
    `The practice guests are made of Debian's packages ${KERNEL_OF_THE_DAY} and ${BUSYBOX}, by apt-get and dpkg, ` +
      'which are not here. Use Debian or Ubuntu on x64, or the simulated provider.',
  );
}

/** A fresh machine has no lists yet; only root may fetch them. */
function kernelPackage(): string {
  const ask = (): string | undefined => firstDependencyIn(run('apt-cache', ['depends', KERNEL_OF_THE_DAY]));
  const known = succeeds('apt-cache', ['show', KERNEL_OF_THE_DAY]) ? ask() : undefined;
  if (known !== undefined) return known;
  if (!isRootOnLinux) throw new Error(`apt does not know ${KERNEL_OF_THE_DAY} yet. Run: sudo apt-get update`);
  run('apt-get', ['update', '-qq']);
  const found = succeeds('apt-cache', ['show', KERNEL_OF_THE_DAY]) ? ask() : undefined;
  if (found === undefined) throw new Error(`apt knows no package ${KERNEL_OF_THE_DAY}; Debian's main archive has it.`);
  return found;
}

/** Unpacks packages without installing them: no root needed, and the machine's own kernel stays what it is. */
function unpack(names: readonly string[], work: string): string {
  const root = path.join(work, 'root');
  run('apt-get', ['download', '-q', ...names], { cwd: work });
  for (const deb of fs.readdirSync(work).filter((file) => file.endsWith('.deb'))) {
    run('dpkg', ['-x', path.join(work, deb), root]);
  }
  return root;
}

function onlyMatch(pattern: string, root: string): string {
  const [found] = fs.globSync(pattern, { cwd: root });
  if (found === undefined) throw new Error(`The package has no ${pattern}; was it put together differently?`);
  return path.join(root, found);
}

function filesOf(root: string): ArchiveFile[] {
  const folder = (name: string): ArchiveFile => ({ name, content: null, executable: false });
  const file = (name: string, from: string, executable: boolean): ArchiveFile => ({
    name,
    content: fs.readFileSync(from),
    executable,
  });
  const modules = guestModules.map((name) =>
    file(`modules/${name}.ko`, onlyMatch(`lib/modules/*/kernel/**/${name}.ko`, root), false),
  );
  const order = { name: 'modules/order', content: Buffer.from(`${guestModules.join('\n')}\n`), executable: false };
  return [
    ...['bin', 'dev', 'modules', 'proc', 'sys', 'www', 'www/cgi-bin'].map(folder),
    file('bin/busybox', onlyMatch('{usr/,}bin/busybox', root), true),
    ...Object.entries(guestPrograms).map(([name, from]) => file(name, from, true)),
    ...modules,
    order,
  ];
}

/** Where it cannot be unpacked here it is taken as it is: QEMU starts both. An ELF file it starts by the PVH entry alone. */
function kernelOf(root: string): Buffer {
  const packed = fs.readFileSync(onlyMatch('boot/vmlinuz-*', root));
  const isStartedUnpacked = fs.readFileSync(onlyMatch('boot/config-*', root), 'utf8').includes('CONFIG_PVH=y');
  return (isStartedUnpacked ? kernelIn(packed) : null) ?? packed;
}

function fill(folder: string): void {
  const work = path.join(folder, 'work');
  fs.mkdirSync(work);
  const kernel = kernelPackage();
  const root = unpack([kernel, BUSYBOX], work);
  fs.writeFileSync(path.join(folder, 'kernel'), kernelOf(root));
  fs.writeFileSync(path.join(folder, 'initramfs'), gzipSync(cpioOf(filesOf(root))));
  fs.rmSync(work, { recursive: true, force: true });
  const sha256 = Object.fromEntries(
    ['kernel', 'initramfs'].map((name) => [name, sha256Of(path.join(folder, name))] as const),
  );
  fs.writeFileSync(path.join(folder, 'made-of.json'), `${JSON.stringify({ kernel, sha256 }, null, 2)}\n`);
}

/** Brings what real guests need; throws with what is missing where it cannot. */
export async function setUpGuests(): Promise<void> {
  if (missingForGuests().length === 0) return;
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error('Real practice guests need Linux on x64. The simulated provider runs everywhere.');
  }
  if (!programs.every((program) => succeeds('which', [program]))) install(packages);
  requirePrograms(programs, packages);
  if (fs.existsSync(guestImageFolder())) return;
  requireApt();
  console.error('Making the image of the practice guests …');
  await makeFolder(guestImageFolder(), fill);
}

/** For tests that hold either way: without guests they see that this is said. */
export async function setUpGuestsIfPossible(): Promise<void> {
  try {
    await setUpGuests();
  } catch (error) {
    console.error(`Real practice guests are left out: ${error instanceof Error ? error.message : String(error)}`);
  }
}
