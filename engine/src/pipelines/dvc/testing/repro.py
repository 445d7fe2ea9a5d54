"""Runs a small project with DVC and writes what it recorded: `python repro.py > repro.json`, with `dvc` 3 on the path."""

import json
import os
import pathlib
import subprocess
import sys
import tempfile

FILES = {
    "params.yaml": """prepare: {seed: 20170428, split: 0.20}
train:
  lr: 1e-5
  layers: [1, 2.0, "3", true, null]
  big: 12345678901234567890
  text: "1_000"
  name: forêt
models: [forest, linear]
options: {depth: 3, fast: true}
""",
    "conf.json": '{"limit": 3, "deep": {"a": "b"}}\n',
    "data/raw dir/a.txt": "line 1\n",
    "data/raw dir/Z.txt": "x\r\ny\r\n",
    "data/raw dir/sub/é.txt": "é\n",
    "data/raw dir/𝒳.txt": "x\n",
    "data/raw dir/ﬀ.txt": "f\n",
    "data/raw dir/left/out.tmp": "ignored\n",
    ".dvcignore": "*.tmp\n",
    "src/tool.sh": "#!/bin/sh\necho tool\n",
    "eval/.gitkeep": "",
    "dvc.yaml": """vars:
  - dir: out
stages:
  prepare:
    cmd: mkdir -p ${dir}/sub && cat "data/raw dir/a.txt" > ${dir}/a.txt && echo b > ${dir}/sub/b.txt
    deps: ["data/raw dir", src/tool.sh]
    params: [prepare.seed, prepare.split]
    outs: ["${dir}"]
  tool:
    cmd:
      - cp src/tool.sh ./tool.sh
      - chmod +x tool.sh
    deps: [./src/tool.sh]
    outs: [./tool.sh]
  features:
    cmd: |
      echo one > features.txt
      cat out/a.txt >> features.txt
    deps: [out]
    params:
      - conf.json:
      - params.yaml: [train]
    outs:
      - features.txt:
          persist: true
  train:
    foreach: ${models}
    do:
      cmd: echo ${item} ${options} > model-${item}.txt
      deps: [features.txt]
      params: [train.lr, train.text, train.big, train.layers, train.name]
      outs: ["model-${item}.txt"]
  evaluate:
    wdir: eval
    cmd: cat ../model-forest.txt ../model-linear.txt > report.txt && echo '{"accuracy":0.5}' > metrics.json
    deps: [../model-forest.txt, ../model-linear.txt]
    outs: [report.txt]
    metrics:
      - metrics.json: {cache: false}
""",
}

EXECUTABLE = ["src/tool.sh"]


def main():
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        for path, text in FILES.items():
            file = folder / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(text.encode())
            if path in EXECUTABLE:
                file.chmod(0o755)

        def run(*command):
            result = subprocess.run(command, cwd=folder, capture_output=True, text=True, env={**os.environ, "SHELL": "/bin/sh"})
            if result.returncode != 0:
                sys.exit(result.stderr)
            return result.stdout.strip()

        run("git", "init", "-q")
        run("dvc", "init", "-q")
        run("dvc", "repro", "-q")
        objects = folder / ".dvc/cache/files/md5"
        print(
            json.dumps(
                {
                    "source": f"DVC {run('dvc', '--version')}, repro.py",
                    "files": FILES,
                    "executable": EXECUTABLE,
                    "lock": (folder / "dvc.lock").read_text(),
                    "gitignore": (folder / ".gitignore").read_text(),
                    "objects": {str(f.relative_to(objects)): f.read_text() for f in sorted(objects.rglob("*")) if f.is_file()},
                    "config": (folder / ".dvc/config").read_text(),
                },
                ensure_ascii=False,
                indent=2,
            )
        )


main()
