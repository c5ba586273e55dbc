/** `README.txt`, the same in every pack. What it says is also in docs/EVIDENCE.md, which nobody can have put into the pack. */
export const readme = `EVIDENCE PACK OF A RUN

What is here
  chain.ndjson     the console's journal of the run: one record a line, each with its link
  run.json         the run as it was reviewed, the points it used, what became of its steps
  decisions.json   what people decided, who agreed, the evidence of each start
  operations.json  what the provider told of its operations
  receipt.json     the gateway's receipt for the end of the run, or why there is none
  manifest.json    what this pack is, and the SHA-256 of every file above
  signature.json   the installation's signature over the manifest and the end of the chain

Who signed what
  The console's installation signed signature.json, and with it every file. Its key is in manifest.json: whoever
  makes a pack can put a key of their own there. Compare it with the one that the console shows.
  The provider's gateway signed receipt.json: it was shown this chain head when the run ended. It did not read the
  journal. Its key is in manifest.json too, and is worth as much: take the provider's key from the provider.

To verify with the program, without a network
  npm run -s verify -- PACK.zip --gateway-key KEY --installation-key KEY

To verify by hand (a POSIX shell, coreutils, openssl 3)
  field() { printf '%s:%s\\n' "\${#1}" "$1"; }
  check() { # text-file base64-signature base64-public-key
    printf '%s' "$2" | base64 -d > sig.bin; printf '%s' "$3" | base64 -d > key.der
    openssl pkeyutl -verify -pubin -keyform DER -inkey key.der -rawin -in "$1" -sigfile sig.bin; }

  1. sha256sum *                          each sum is the one in manifest.json
  2. the pack's signature, values from signature.json, the key from manifest.json (installation.publicKey):
     { echo farshore/evidence-pack/1; field INSTALLATION-ID; field RUN-ID; field CHAIN-HEAD; field RECORDS;
       field AT; field "$(sha256sum < manifest.json | cut -d' ' -f1)"; } > text
     check text SIGNATURE KEY
  3. the gateway's receipt, values from receipt.json, the key from the provider:
     { echo farshore/run-receipt/1; field RUN-ID; field CHAIN-HEAD; field AT; field KEY-ID; } > text
     check text SIGNATURE KEY
  4. the chain: the link of a record is the SHA-256 of the link before it (32 bytes; zeros before the first) and of
     LENGTH:RUN-ID:AT:LENGTH:TEXT in UTF-8, where lengths count UTF-16 units. The last link is the chain head that
     signature.json names; the chain head of the receipt is the link of some record, and covers that record and all
     before it. With Python 3:
       import hashlib, json
       run = json.load(open('manifest.json'))['runId']; link = bytes(32)
       units = lambda text: len(text.encode('utf-16-le')) // 2
       for line in open('chain.ndjson', encoding='utf-8'):
           record = json.loads(line); text = record['text']
           whole = f"{units(run)}:{run}:{record['at']}:{units(text)}:{text}"
           link = hashlib.sha256(link + whole.encode()).digest()
           assert link.hex() == record['link'], record['n']
       print(link.hex())
`;
