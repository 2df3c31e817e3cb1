import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '../..');
const requireHere = createRequire(import.meta.url);
const requireFromBuilder = createRequire(requireHere.resolve('electron-builder/package.json'));
const requireFromLibrary = createRequire(requireFromBuilder.resolve('app-builder-lib/package.json'));

interface Configuration {
  readonly files: readonly string[];
  readonly electronFuses: unknown;
  readonly asarUnpack: unknown;
  readonly npmRebuild: unknown;
  readonly icon: string;
  readonly linux: unknown;
  readonly mac: unknown;
}

function readConfiguration(): Configuration {
  const yaml = requireFromLibrary('js-yaml') as { load: (text: string) => Configuration };
  return yaml.load(readFileSync(join(root, 'electron-builder.yml'), 'utf8'));
}

function validator() {
  const schema = JSON.parse(
    readFileSync(requireFromBuilder.resolve('app-builder-lib/scheme.json'), 'utf8'),
  ) as Record<string, unknown>;
  return new Ajv({ strict: false, allErrors: true }).compile(schema);
}

describe('the configuration of the package', () => {
  it('is accepted by the schema of electron-builder, which refuses what it does not know', () => {
    const validate = validator();
    expect(validate(readConfiguration()) ? [] : validate.errors).toEqual([]);
    expect(validate({ ...readConfiguration(), asarUnpak: [] })).toBe(false);
  });

  it('closes every door of the desktop runtime that it can', () => {
    expect(readConfiguration().electronFuses).toEqual({
      runAsNode: false,
      enableCookieEncryption: true,
      enableNodeOptionsEnvironmentVariable: false,
      enableNodeCliInspectArguments: false,
      enableEmbeddedAsarIntegrityValidation: true,
      onlyLoadAppFromAsar: true,
      grantFileProtocolExtraPrivileges: false,
    });
  });

  it('packs what is listed alone, leaves native code beside the archive and builds none', () => {
    const { files, asarUnpack, npmRebuild } = readConfiguration();
    expect(files.filter((pattern) => !pattern.startsWith('!'))).toEqual([
      'dist/main/**',
      'dist/renderer/**',
      'main/package/icon.png',
      'package.json',
      'LICENSE',
    ]);
    expect(asarUnpack).toEqual(['**/*.node']);
    expect(npmRebuild).toBe(false);
  });

  it('opens policy files by their whole ending where the system can, and takes no other file from anyone', () => {
    const { linux, mac } = readConfiguration();
    expect(linux).toMatchObject({ fileAssociations: [{ ext: 'policy.json' }] });
    expect(mac).toMatchObject({ fileAssociations: [{ ext: 'json', rank: 'Alternate' }] });
    expect(readConfiguration()).not.toHaveProperty('fileAssociations');
    expect(readConfiguration()).not.toHaveProperty('win.fileAssociations');
  });

  it('has a picture that is large enough for every system', () => {
    const picture = readFileSync(join(root, readConfiguration().icon));
    expect(picture.subarray(1, 4).toString()).toBe('PNG');
    expect([picture.readUInt32BE(16), picture.readUInt32BE(20)]).toEqual([512, 512]);
  });
});
