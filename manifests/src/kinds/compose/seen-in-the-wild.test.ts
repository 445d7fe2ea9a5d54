import assert from 'node:assert/strict';
import { uriOf, workspaceOf } from '../../testing/workspace-of.ts';

/** The errors and warnings of a file among others, as `rule line`. */
function found(path: string, files: Readonly<Record<string, string>>): string[] {
  const text = files[path] ?? '';
  return workspaceOf(files)
    .check(uriOf(path))
    .findings.filter(({ severity }) => severity === 'error' || severity === 'warning')
    .map(({ rule, span }) => `${rule} ${text.slice(0, span.start).split('\n').length}`);
}

describe('Compose files as they are written', () => {
  it('may name services, networks and volumes with "x-" in front', () => {
    const text = `services:
  web:
    image: example/web:1
    depends_on: [x-ui]
    networks: { x-net: {} }
    volumes: ['x-data:/data']
  x-ui: { image: 'example/ui:1', networks: [x-net] }
networks: { x-net: {} }
volumes: { x-data: {} }
`;
    assert.deepEqual(found('compose.yaml', { 'compose.yaml': text }), []);
    assert.deepEqual(found('compose.yaml', { 'compose.yaml': text.replaceAll('x-ui:', 'x-other:') }), [
      'compose/unknown-service 4',
    ]);
  });

  it('name files of variables that are kept out of repositories', () => {
    const text = `services:
  web:
    image: example/web:1
    env_file: [.env.local, stack.env, settings/web.conf]
`;
    assert.deepEqual(found('compose.yaml', { 'compose.yaml': text }), ['compose/env-file 4']);
  });

  it('are none where Backstage makes them of a skeleton', () => {
    const text = (context: string): string => `services: { a: { image: "$\{{ ${context}.image }}" } }\n`;
    assert.deepEqual(found('skeleton/compose.yaml', { 'skeleton/compose.yaml': text('values') }), []);
    assert.deepEqual(found('compose.yaml', { 'compose.yaml': text('env') }), ['compose/interpolation 1']);
  });

  it('hold services that files of other folders extend, and declare what these use', () => {
    const base = 'services: { web: { image: "a/b:1", networks: [inner], volumes: ["data:/d"] } }\n';
    const extending = (
      file: string,
    ): string => `services: { web: { extends: { file: ${file}, service: web } } }
networks: { inner: {} }
volumes: { data: {} }
`;
    const files = (file: string) => ({ 'base/compose.yml': base, 'app/compose.yml': extending(file) });
    assert.deepEqual(found('base/compose.yml', files('../base/compose.yml')), []);
    assert.deepEqual(found('base/compose.yml', files('../other/compose.yml')), [
      'compose/not-declared 1',
      'compose/not-declared 1',
    ]);
  });

  it('have services with "x-" in front that are only an anchor', () => {
    const text = `services:
  x-base: &base { restart: always }
  web: { <<: *base, image: 'example/web:1' }
`;
    assert.deepEqual(found('compose.yaml', { 'compose.yaml': text }), []);
    assert.deepEqual(found('compose.yaml', { 'compose.yaml': text.replace('x-base', 'base') }), [
      'compose/no-image 2',
    ]);
  });

  it('break lines within a variable', () => {
    const text = (line: string): string => `services:
  web:
    image: example/web:1
    environment:
      URL: "\${URL:${line}
        -http://localhost}"
`;
    assert.deepEqual(found('compose.yaml', { 'compose.yaml': text('\\') }), []);
    assert.deepEqual(found('compose.yaml', { 'compose.yaml': text('') }), ['compose/interpolation 5']);
  });

  it('are whole under the names that Compose looks for', () => {
    for (const name of ['compose.yaml', 'compose.yml', 'docker-compose.yaml', 'docker-compose.yml'])
      assert.deepEqual(found(name, { [name]: 'services:\n  worker:\n    command: run\n' }), [
        'compose/no-image 2',
      ]);
  });

  it('are laid over a file of another folder', () => {
    const part = `services:
  filebeat:
    build: { context: extensions/filebeat/ }
    networks: [elk]
    depends_on: [elasticsearch]
`;
    const base = `services: { elasticsearch: { image: 'example/search:1', networks: [elk] } }\nnetworks: { elk: {} }\n`;
    const path = 'extensions/filebeat/filebeat-compose.yml';
    assert.deepEqual(found(path, { 'docker-compose.yml': base, [path]: part }), []);
    const own = 'extensions/filebeat/compose.yml';
    assert.deepEqual(found(own, { 'docker-compose.yml': base, [own]: part }), []);
    const all = ['compose/build-context 3', 'compose/not-declared 4', 'compose/unknown-service 5'];
    assert.deepEqual(found(own, { [own]: part }), all);
    // A folder beside it is another project.
    assert.deepEqual(found(own, { 'other/docker-compose.yml': base, [own]: part }), all);
  });

  it('are laid over a file of another folder where they say nothing of what a service runs', () => {
    const suite = `services:\n  backend:\n    depends_on: [ldap]\n    networks: [net]\n`;
    const ldap = `services: { ldap: { image: 'example/ldap:1' } }\n`;
    const backend = `services: { backend: { image: 'example/backend:1' } }\nnetworks: { net: {} }\n`;
    const path = 'suites/ldap/compose.yml';
    const others = { 'parts/ldap/compose.yml': ldap, 'parts/backend/compose.yml': backend };
    assert.deepEqual(found(path, { ...others, [path]: suite }), []);
    assert.deepEqual(found(path, { 'parts/ldap/compose.yml': ldap, [path]: suite }), [
      'compose/no-image 2',
      'compose/unknown-service 3',
      'compose/not-declared 4',
    ]);
  });

  it('may be put together of files of other folders, which declare nothing themselves', () => {
    const web = 'services:\n  web:\n    image: example/web:1\n    networks: [proxy]\n    depends_on: [db]\n';
    const app = { 'apps/web.yml': web, 'apps/db.yml': 'services:\n  db:\n    image: example/db:1\n' };
    const networks = { 'hosts/networks.yml': 'networks: { proxy: {} }\n' };
    const host = (...included: string[]): string =>
      `include: [${included.join(', ')}]\nvolumes: { data: {} }\n`;
    const both = host('networks.yml', '../apps/web.yml', '../apps/db.yml');
    assert.deepEqual(found('apps/web.yml', { ...app, ...networks, 'hosts/a.yml': both }), []);
    // What includes it is known as a whole, and has no such network.
    const without = host('../apps/web.yml', '../apps/db.yml');
    assert.deepEqual(found('apps/web.yml', { ...app, 'hosts/a.yml': without }), ['compose/not-declared 4']);
    const itself = `${without}networks: { proxy: {} }\n`;
    assert.deepEqual(found('apps/web.yml', { ...app, 'hosts/a.yml': itself }), []);
    // Left out of all of them.
    const old = { ...app, ...networks, 'hosts/a.yml': both, 'unused/web.yml': web };
    assert.deepEqual(found('unused/web.yml', old), []);
    const own = { ...old, 'unused/compose.yml': web };
    assert.deepEqual(found('unused/compose.yml', own), [
      'compose/not-declared 4',
      'compose/unknown-service 5',
    ]);
    assert.deepEqual(found('unused/web.yml', { 'unused/web.yml': web }), [
      'compose/not-declared 4',
      'compose/unknown-service 5',
    ]);
  });

  it('may include each other', () => {
    const text = 'include: [b.yml]\nservices:\n  a:\n    image: example/a:1\n    networks: [net]\n';
    const files = { 'a.yml': text, 'b.yml': text.replace('b.yml', 'a.yml').replace('  a:', '  b:') };
    assert.deepEqual(found('a.yml', files), ['compose/extends-cycle 1', 'compose/not-declared 5']);
  });

  it('name images that a program fills in', () => {
    const text = "services:\n  a: { image: '{imageName}' }\n  b: { image: '{Image' }\n";
    assert.deepEqual(found('compose.yaml', { 'compose.yaml': text }), ['compose/image-name 3']);
  });

  it('build folders that are submodules', () => {
    const text = 'services:\n  a: { build: { context: ./module, dockerfile: a.Dockerfile } }\n';
    assert.deepEqual(found('compose.yaml', { 'compose.yaml': text, '.gitmodules': '' }), []);
    const there = { 'compose.yaml': text, '.gitmodules': '', 'module/b.Dockerfile': 'FROM scratch\n' };
    assert.deepEqual(found('compose.yaml', there), ['compose/build-context 2']);
    assert.deepEqual(found('compose.yaml', { 'compose.yaml': text }), ['compose/build-context 2']);
  });

  it('are not those of Rancher, which have keys of their own', () => {
    const text = 'services:\n  web:\n    scale: 1\n    start_on_create: true\n';
    assert.deepEqual(found('rancher-compose.yml', { 'rancher-compose.yml': text }), []);
  });
});
