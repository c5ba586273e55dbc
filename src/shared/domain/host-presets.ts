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

/** Commands that let a name lead to another address. Name and address are examples, to be changed. */
export const dnsPresets = [
  {
    id: 'nsupdate',
    command: [
      `nsupdate -l <<'END'`,
      'update delete app.example.com. A',
      'update add app.example.com. 60 A 203.0.113.10',
      'send',
      'END',
    ].join('\n'),
  },
  { id: 'powerdns', command: 'pdnsutil replace-rrset example.com app A 60 203.0.113.10' },
] as const satisfies readonly { readonly id: 'nsupdate' | 'powerdns'; readonly command: string }[];
