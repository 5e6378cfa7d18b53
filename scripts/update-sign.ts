import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
} from 'node:crypto';
import { existsSync, readdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { dump, load } from 'js-yaml';
import { z } from 'zod';
import {
  formatPublicKey,
  signInformation,
  updateInformationSchema,
  verifyInformation,
} from '../src/main/updates/information';
import { errorText } from '../src/shared/error-text';

const usage = `Signs a folder of releases, so that stations take updates out of it.

  npm run update:sign -- --make-key FILE      makes a key pair; the public key goes to FILE.public, for npm run dist, and is
                                              printed, for station.json
  npm run update:sign -- --folder DIR --key FILE [--channel NAME] [--staging PERCENT] [--minimum VERSION] [--allow-downgrade]

  --folder           what npm run dist has written: latest*.yml and the packages they name
  --key              the private key; keep it off the update server
  --channel          latest, unless told; another one gets its own files (beta-linux.yml) beside
  --staging          share of the stations that are offered the release, 0 to 100; sign again to widen it
  --minimum          stations below this version install without waiting for their hours
  --allow-downgrade  stations with a newer version go back to this one

Exit code: 0 done, 2 not done, and nothing was changed.`;

const builtSchema = z.looseObject({
  version: z.string(),
  files: z.array(z.looseObject({ url: z.string(), sha512: z.string() })).min(1),
});

process.exitCode = main();

function main(): number {
  try {
    const { values } = parseArgs({
      options: {
        'make-key': { type: 'string' },
        folder: { type: 'string' },
        key: { type: 'string' },
        channel: { type: 'string', default: 'latest' },
        staging: { type: 'string', default: '100' },
        minimum: { type: 'string' },
        'allow-downgrade': { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    });
    if (values['make-key'] !== undefined) return makeKey(values['make-key']);
    const { folder, key } = values;
    if (values.help || folder === undefined || key === undefined) {
      process.stdout.write(`${usage}\n`);
      return values.help ? 0 : 2;
    }
    const privateKey = createPrivateKey(readFileSync(key));
    const documents = releaseFiles(folder).map((name) => ({
      file: path.join(folder, name.replace(/^latest/, values.channel)),
      document: signed(folder, name, privateKey, {
        channel: values.channel,
        stagingPercentage: Number(values.staging),
        minimumVersion: values.minimum ?? null,
        allowsDowngrade: values['allow-downgrade'],
      }),
    }));
    for (const { file, document } of documents) {
      writeFileSync(`${file}.new`, dump(document, { lineWidth: -1 }), { flush: true });
      renameSync(`${file}.new`, file);
      process.stdout.write(`${file} is signed: version ${String(document['version'])}.\n`);
    }
    return 0;
  } catch (error) {
    process.stderr.write(`update:sign: ${errorText(error)}\n`);
    return 2;
  }
}

function makeKey(file: string): number {
  if (existsSync(file)) throw new Error(`${file} is there already; stations may know its key.`);
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  writeFileSync(file, privateKey.export({ format: 'pem', type: 'pkcs8' }), { mode: 0o600, flush: true });
  writeFileSync(`${file}.public`, `${formatPublicKey(publicKey)}\n`, { flush: true });
  process.stdout.write(
    `The private key is in ${file}: whoever has it can bring programs to your stations.\n` +
      `To have it packed: npm run dist -- --update-key ${file}.public\n` +
      `For station.json: "updates": { "publicKey": "${formatPublicKey(publicKey)}" }\n`,
  );
  return 0;
}

function releaseFiles(folder: string): string[] {
  const names = readdirSync(folder).filter((name) => /^latest[a-z0-9-]*\.yml$/.test(name));
  if (names.length === 0) throw new Error(`${folder} holds no latest*.yml, as npm run dist writes them.`);
  return names;
}

/** What the key vouches for is what lies in the folder, not what a file says of it. */
function signed(
  folder: string,
  name: string,
  privateKey: KeyObject,
  terms: {
    channel: string;
    stagingPercentage: number;
    minimumVersion: string | null;
    allowsDowngrade: boolean;
  },
): Record<string, unknown> {
  const built = builtSchema.parse(load(readFileSync(path.join(folder, name), 'utf8')));
  const files = built.files.map((released) => {
    const file = path.join(folder, released.url);
    const sha512 = createHash('sha512').update(readFileSync(file)).digest('base64');
    if (sha512 !== released.sha512) throw new Error(`${file} is not the file that ${name} describes.`);
    return { ...released, sha512, size: statSync(file).size };
  });
  const information = updateInformationSchema.parse({ ...built, ...terms, files });
  const document = { ...built, ...terms, files, signature: signInformation(information, privateKey) };
  verifyInformation(document, formatPublicKey(createPublicKey(privateKey)));
  return document;
}
