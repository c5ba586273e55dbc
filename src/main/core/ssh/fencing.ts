import type { RemoteCommand } from './run-command.ts';

/** How a hypervisor is told to cut a VM's power, and asked whether it did. Both are shown, and a person may change them. */
export interface FencingPreset {
  readonly id: 'libvirt' | 'esxi';
  /** `$FARSHORE_VM` is the VM's name on the hypervisor. Off already is no failure. */
  readonly powerOff: string;
  readonly powerState: string;
  /** What the answer contains when the VM is off. */
  readonly saysOff: string;
}

/** ESXi names VMs by number. A name may hold spaces, and may be there twice: then none is meant. */
const esxiId = [
  `id=$(vim-cmd vmsvc/getallvms | awk '{ name = $0; sub(/^[0-9]+ +/, "", name); sub(/ +\\[.*/, "", name);`,
  ` if (name == ENVIRON["FARSHORE_VM"]) print $1 }')`,
  `; case $id in ''|*[!0-9]*) echo "not exactly one VM of this name" >&2; exit 3;; esac`,
].join('');

export const fencingPresets = [
  {
    id: 'libvirt',
    powerOff: 'virsh -c qemu:///system destroy -- "$FARSHORE_VM"',
    powerState: 'LC_ALL=C virsh -c qemu:///system domstate -- "$FARSHORE_VM"',
    saysOff: 'shut off',
  },
  {
    id: 'esxi',
    powerOff: `${esxiId}; vim-cmd vmsvc/power.off "$id"`,
    powerState: `${esxiId}; vim-cmd vmsvc/power.getstate "$id"`,
    saysOff: 'Powered off',
  },
] as const satisfies readonly FencingPreset[];

export interface Fencing {
  readonly powerOff: string;
  readonly powerState: string;
  readonly saysOff: string;
  /** The VM's name on the hypervisor. */
  readonly vmName: string;
  readonly limitSeconds: number;
}

/** The order and the question of a fencing. Whether it worked is judged by the answer to the question alone. */
export function fencingCommands(fencing: Fencing): { readonly order: RemoteCommand; readonly question: RemoteCommand } {
  const shared = { values: { FARSHORE_VM: fencing.vmName }, limitSeconds: fencing.limitSeconds };
  return {
    order: { ...shared, text: fencing.powerOff, expects: { exitCodes: [0], contains: null } },
    question: { ...shared, text: fencing.powerState, expects: { exitCodes: [0], contains: fencing.saysOff } },
  };
}
