import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Does what pipelines need of docker without a container: notes its arguments, and runs the program with the mounted folders in place of
 * their paths in the container. The images that it has are files of `images/`, which hold their digests.
 */
const SCRIPT = `#!/bin/sh
here=$(dirname "$0")
printf '%s\\n' "$*" >> "$here/calls"
case "$1" in
image)
  cat "$here/images/$(printf '%s' "$5" | tr '/:@' '___')" 2>/dev/null || exit 1 ;;
pull)
  [ -e "$here/registry" ] || { echo 'no such host' >&2; exit 1; }
  mkdir -p "$here/images"; cp "$here/registry" "$here/images/$(printf '%s' "$3" | tr '/:@' '___')" ;;
ps) [ -e "$here/survivors" ] && cat "$here/survivors" || true ;;
rm) rm -f "$here/survivors" ;;
run)
  shift
  while [ $# -gt 0 ]; do
    case "$1" in
    --rm|--init) shift ;;
    --mount)
      source=\${2#*source=}; source=\${source%%,target=*}
      case "$2" in *target=/work) work=$source ;; *target=/vitruve) run=$source ;; esac
      shift 2 ;;
    --workdir) start=$2; shift 2 ;;
    --entrypoint) program=$2; shift 2 ;;
    --env) echo "$2" >> "$here/env"; shift 2 ;;
    --*) shift 2 ;;
    *) break ;;
    esac
  done
  shift
  for last; do :; done
  file=$run/\${last#/vitruve/}
  sed "s#/vitruve/#$run/#g" "$file" > "$file.here"
  cd "$work/\${start#/work}" && exec "$program" "$file.here" ;;
esac
`;

/** A program named `docker` in a folder of its own. */
export class FakeDocker {
  readonly #folder: string;

  /** @param folder to make; absolute. */
  constructor(folder: string) {
    this.#folder = folder;
    mkdirSync(folder, { recursive: true });
    const program = join(folder, 'docker');
    writeFileSync(program, SCRIPT);
    chmodSync(program, 0o755);
  }

  /** The variable `PATH` with it in front. */
  get path(): string {
    return `${this.#folder}:${process.env['PATH'] ?? ''}`;
  }

  /** Its arguments, a line for each call. */
  get calls(): readonly string[] {
    return this.#lines('calls');
  }

  /** The names of variables, or their values, which it was given. */
  get variables(): readonly string[] {
    return this.#lines('env');
  }

  /** Gives it an image. */
  setImage(name: string, digest: string): void {
    mkdirSync(join(this.#folder, 'images'), { recursive: true });
    writeFileSync(join(this.#folder, 'images', name.replaceAll(/[/:@]/gu, '_')), `${digest}\n`);
  }

  /** Makes images available that it can fetch. */
  setRegistry(digest: string): void {
    writeFileSync(join(this.#folder, 'registry'), `${digest}\n`);
  }

  /** Containers that go on. */
  setSurvivors(...names: readonly string[]): void {
    writeFileSync(join(this.#folder, 'survivors'), `${names.join('\n')}\n`);
  }

  get hasSurvivors(): boolean {
    return existsSync(join(this.#folder, 'survivors'));
  }

  #lines(name: string): readonly string[] {
    const file = join(this.#folder, name);
    return existsSync(file) ? readFileSync(file, 'utf8').trimEnd().split('\n') : [];
  }
}
