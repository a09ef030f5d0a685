import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { projectRoot } from '../helpers/needs.js';
import { filesBelow } from '../helpers/sources.js';

const read = (path: string): string => readFileSync(join(projectRoot, path), 'utf8');

interface Manifest {
  readonly dependencies: Record<string, string>;
  readonly devDependencies: Record<string, string>;
  readonly bin: Record<string, string>;
}

describe('the project folder', () => {
  const manifest = JSON.parse(read('package.json')) as Manifest;

  it('pins every dependency exactly', () => {
    const all = { ...manifest.dependencies, ...manifest.devDependencies };
    expect(Object.entries(all).filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([]);
  });

  it('has a lock file without addresses, so that any mirror serves it', () => {
    const lock = read('package-lock.json');
    expect(lock).not.toContain('"resolved"');
    expect(lock).toContain('"integrity"');
  });

  it('names no package host', () => {
    const hosts = ['npm' + 'js.org', 'npm' + 'mirror.com', 'yarn' + 'pkg.com', 'pypi' + '.org'];
    const files = ['', '.ci', '.config'].flatMap((f) =>
      filesBelow(f, /\.(m?[jt]s|json|md|ya?ml|npmrc)$|^run$/),
    );
    const wrong = [...new Set(files)].filter((path) => {
      const text = read(path);
      return hosts.some((host) => text.includes(host));
    });
    expect(wrong).toEqual([]);
  });

  it('starts the built command line from a thin entry', () => {
    expect(manifest.bin).toEqual({ coverage: 'bin/coverage.js' });
    expect(read('bin/coverage.js').split('\n').length).toBeLessThanOrEqual(20);
  });
});
