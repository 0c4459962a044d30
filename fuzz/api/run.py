"""Generated requests to every operation of the API, as each role: `cargo xtask fuzz api`.

Each role gets a program of its own with the demonstration in it, so that what one deletes nobody else lacks.
"""

import argparse
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import time

import requests

HERE = pathlib.Path(__file__).parent
# Where runs begin; another number tries others.
SEED = 2026
# Longer than any answer takes on a busy machine.
ANSWER_S = 120
ROLES = ["nobody", "stranger", "viewer", "participant", "facilitator", "editor", "administrator"]
CHECKS = [
    "not_a_server_error",
    "status_code_conformance",
    "content_type_conformance",
    "response_headers_conformance",
    "response_schema_conformance",
    "unsupported_method",
    "ignored_auth",
]


def command(program, *args, data):
    own = [name for name in os.environ if name.startswith("TUKIVERKKO_")]
    env = {name: value for name, value in os.environ.items() if name not in own}
    done = subprocess.run(
        [program, *args, "--data", data], env=env, capture_output=True, text=True, check=True
    )
    return done.stdout.strip()


class Program:
    """A running program on data of its own."""

    def __init__(self, program, data):
        self.log = open(pathlib.Path(data) / "log", "w+")
        self.process = subprocess.Popen(
            [program, "serve", "--listen", "127.0.0.1:0", "--data", data],
            stdout=subprocess.PIPE,
            stderr=self.log,
            text=True,
        )
        for line in self.process.stdout:
            if line.startswith("Tukiverkko: "):
                self.url = line.removeprefix("Tukiverkko: ").strip()
                return
        raise SystemExit("the program ended before it served")

    def stop(self):
        self.process.terminate()
        self.process.wait()
        self.log.close()


class Caller:
    """Somebody with a token, or nobody."""

    def __init__(self, url, token=None):
        self.url = url
        self.token = token

    def ask(self, method, path, body=None):
        headers = {"Authorization": f"Bearer {self.token}"} if self.token else {}
        answer = requests.request(method, self.url + path, json=body, headers=headers, timeout=ANSWER_S)
        answer.raise_for_status()
        return answer.json() if answer.content else None


def account(program, data, name, *standing):
    email = f"{name}@example.org"
    command(program, "user", "add", "--email", email, "--name", name, *standing, data=data)
    return command(program, "token", "create", "--user", email, data=data)


def prepare(program, folder):
    """The demonstration, and a token of each account; what is made once and copied for each role."""
    command(program, "demo", data=folder)
    return {
        "facilitator": command(program, "token", "create", "--user", "demo@example.org", data=folder),
        "stranger": account(program, folder, "stranger"),
        "editor": account(program, folder, "editor", "--editor"),
        "administrator": account(program, folder, "administrator", "--admin"),
    }


def guest(facilitator, canvas, role):
    expires = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(time.time() + 86_400))
    body = {"role": role, "expires": expires}
    code = facilitator.ask("POST", f"/api/v1/canvases/{canvas}/invitations", body)["code"]
    joined = Caller(facilitator.url).ask("POST", "/api/v1/join", {"code": code, "name": "Guest"})
    return joined["token"]


def known(facilitator):
    """Real values of the parameters of paths, by name."""
    workspace = facilitator.ask("GET", "/api/v1/workspaces")["items"][0]["id"]
    path = f"/api/v1/workspaces/{workspace}"
    canvases = facilitator.ask("GET", f"{path}/canvases")["items"]
    # Ids differ from run to run; the order in which they are drawn must not.
    canvases.sort(key=lambda one: (one["kind"], one["title"]))
    canvas = next(one["id"] for one in canvases if one["kind"] == "actor-map")
    record = facilitator.ask("GET", f"{path}/actors?limit=1")["items"][:1]
    relation = facilitator.ask("GET", f"{path}/relations?limit=1")["items"][:1]
    point = facilitator.ask(
        "POST", f"/api/v1/canvases/{canvas}/action-points", {"what": "Kutsutaan kirjasto mukaan"}
    )
    models = facilitator.ask("GET", "/api/v1/models?limit=1")["items"][:1]
    values = {
        "workspace": [workspace],
        "canvas": [one["id"] for one in canvases],
        "collection": ["actors"],
        "record": [one["id"] for one in record],
        "relation": [one["id"] for one in relation],
        "point": [point["id"]],
        "model": [one["id"] for one in models],
        "vocabulary": ["topics"],
    }
    return canvas, values


def fuzz(role, program, folder, tokens, asked, extra):
    """Runs the generator against a fresh program; gives whether all held."""
    data = tempfile.mkdtemp(prefix="tukiverkko-fuzz-")
    shutil.copytree(folder, data, dirs_exist_ok=True)
    served = Program(program, data)
    try:
        facilitator = Caller(served.url, tokens["facilitator"])
        canvas, values = known(facilitator)
        if role in ("viewer", "participant"):
            token = guest(facilitator, canvas, role)
            values["canvas"] = [canvas]
        else:
            token = tokens.get(role)
        run = [
            str(pathlib.Path(sys.executable).with_name("schemathesis")),
            "run",
            f"{served.url}/api/openapi.json",
            "--max-examples", str(asked.cases),
            "--seed", str(asked.seed),
            "--request-timeout", str(ANSWER_S),
            "--phases", "examples,coverage,fuzzing",
            "--checks", ",".join(CHECKS),
            *(["--generation-deterministic"] if asked.same else ["--generation-database", "none"]),
            "--suppress-health-check", "all",
            "--continue-on-failure",
            "--no-shrink",
            "--warnings", "off",
            "--no-color",
            *extra,
        ]
        if token:
            run += ["-H", f"Authorization: Bearer {token}"]
        env = os.environ | {
            "SCHEMATHESIS_HOOKS": "hooks",
            "PYTHONPATH": str(HERE),
            "FUZZ_VALUES": json.dumps(values),
        }
        done = subprocess.run(run, env=env, cwd=data).returncode == 0
        served.log.seek(0)
        told = [line for line in served.log if re.search("panicked|ERROR", line)]
        print("".join(told[:20]), end="")
        return done and not told
    finally:
        served.stop()
        shutil.rmtree(data, ignore_errors=True)


def main():
    asked = argparse.ArgumentParser()
    asked.add_argument("--program", required=True)
    asked.add_argument("--cases", type=int, default=200)
    asked.add_argument("--seed", type=int, default=SEED)
    asked.add_argument("--same", action="store_true", help="the same requests in every run, whatever the seed")
    asked.add_argument("--role", action="append", choices=ROLES)
    asked, extra = asked.parse_known_args()
    failed = []
    with tempfile.TemporaryDirectory(prefix="tukiverkko-fuzz-") as folder:
        tokens = prepare(asked.program, folder)
        for role in asked.role or ROLES:
            print(f"\n-- as {role}", flush=True)
            if not fuzz(role, asked.program, folder, tokens, asked, extra):
                failed.append(role)
    if failed:
        sys.exit(f"something did not hold as {', '.join(failed)}")
    print("all held")


if __name__ == "__main__":
    main()
