"""The set-up of a checkout, with a machine that is played: no package is installed, no address is asked.

`id`, `ldconfig`, `apt-get`, `sudo` and the Python in `.venv` are small programs that write down how they were
called; the scripts are the real ones.
"""

import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest
from house_files import ROOT

SCRIPTS = ["scripts/setup", "scripts/run", "scripts/check", "scripts/bench", "scripts/pins", ".ci/run"]


@dataclass
class Machine:
    """A checkout in an empty folder, and the programs that it finds first."""

    checkout: Path
    programs: Path
    log: Path

    def program(self, name: str, body: str = "", folder: Path | None = None) -> None:
        """Put a program there; it notes its name and arguments, then does what `body` says."""
        path = (folder or self.programs) / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f'#!/bin/bash\necho "{name} $*" >>"{self.log}"\n{body}\n', encoding="utf-8")
        path.chmod(0o755)

    def libraries(self, *missing: str) -> None:
        """Have all libraries that the set-up looks for, apart from some."""
        script = (self.checkout / "scripts" / "setup").read_text(encoding="utf-8")
        names = [word.split("=")[0] for word in script.split() if word.startswith("lib") and ".so." in word]
        assert len(names) > 20
        lines = "\n".join(f"\t{name} (libc6,x86-64) => /lib/{name}" for name in names if name not in missing)
        self.program("ldconfig", f"cat <<'END'\n{lines}\nEND")

    def environment(self) -> None:
        """Have a .venv that was made here and holds nothing yet."""
        self.program("python", folder=self.checkout / ".venv" / "bin")
        self.program("pip", f"# {self.checkout}/.venv/bin/python", folder=self.checkout / ".venv" / "bin")

    def set_up(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run the script without a home and without a display."""
        return subprocess.run(
            ["/bin/bash", "scripts/setup", *arguments],
            cwd=self.checkout,
            env={"PATH": f"{self.programs}:{os.environ['PATH']}"},
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )

    def calls(self, name: str) -> list[str]:
        """Arguments of every call of a program since the last question."""
        if not self.log.exists():
            return []
        lines = self.log.read_text(encoding="utf-8").splitlines()
        return [line.removeprefix(f"{name} ") for line in lines if line.startswith(f"{name} ")]


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    """A machine that has everything: libraries, Xvfb, ngspice and a .venv; whoever asks is no administrator."""
    checkout = tmp_path / "a check out"
    shutil.copytree(ROOT / "scripts", checkout / "scripts")
    shutil.copytree(ROOT / "requirements", checkout / "requirements")
    shutil.copy(ROOT / "pyproject.toml", checkout)
    made = Machine(checkout, tmp_path / "programs", tmp_path / "calls")
    made.libraries()
    made.environment()
    made.program("uname", "echo Linux")
    made.program("id", "echo 1000")
    made.program("sudo", "exit 1")
    for name in ("apt-get", "Xvfb", "ngspice"):
        made.program(name)
    return made


@pytest.mark.parametrize("script", SCRIPTS)
def test_scripts_can_be_read_and_run(script: str) -> None:
    subprocess.run(["/bin/bash", "-n", script], cwd=ROOT, check=True, timeout=60)
    assert os.access(ROOT / script, os.X_OK)


def test_packages_are_installed_once(machine: Machine) -> None:
    first = machine.set_up("runtime", "qt")
    assert first.returncode == 0, first.stderr
    installed = [call for call in machine.calls("python") if call.startswith("-m pip install")]
    assert len(installed) == 2
    assert "-r requirements/build.txt -r requirements/runtime.txt" in installed[0]
    assert "--editable ." in installed[1]

    machine.log.unlink()
    second = machine.set_up("runtime", "qt")
    assert (second.returncode, second.stdout, second.stderr) == (0, "", "")
    assert machine.calls("python") == machine.calls("apt-get") == []


def test_what_checks_also_runs(machine: Machine) -> None:
    assert machine.set_up("dev", "qt", "window", "screen", "spice").returncode == 0
    machine.log.unlink()
    assert machine.set_up("runtime", "qt", "window").returncode == 0
    assert machine.calls("python") == []


@pytest.mark.parametrize("name", ["pyproject.toml", "requirements/runtime.txt", "scripts/setup"])
def test_a_change_is_followed(machine: Machine, name: str) -> None:
    machine.set_up("runtime", "qt")
    machine.log.unlink()
    with (machine.checkout / name).open("a", encoding="utf-8") as file:
        file.write("\n# changed\n")
    assert machine.set_up("runtime", "qt").returncode == 0
    assert machine.calls("python")


def test_a_failed_installation_is_tried_again(machine: Machine) -> None:
    machine.program("python", '[ "$3" != install ]', folder=machine.checkout / ".venv" / "bin")
    failed = machine.set_up("runtime", "qt")
    assert failed.returncode == 1
    assert "pip could not install the packages" in failed.stderr
    machine.environment()
    machine.log.unlink()
    assert machine.set_up("runtime", "qt").returncode == 0
    assert machine.calls("python")


def test_without_rights_the_command_is_printed_and_nothing_done(machine: Machine) -> None:
    machine.libraries("libxcb-cursor.so.0", "libEGL.so.1")
    done = machine.set_up("runtime", "qt", "window")
    assert done.returncode == 1
    assert (
        "sudo apt-get update && sudo apt-get install --yes --no-install-recommends libegl1 libxcb-cursor0\n"
        in done.stderr
    )
    assert machine.calls("apt-get") == []
    assert machine.calls("python") == ["-m pip --version"]


def test_only_what_is_asked_for_is_looked_for(machine: Machine) -> None:
    machine.libraries("libxcb-cursor.so.0")
    assert machine.set_up("runtime", "qt").returncode == 0


def test_an_administrator_gets_it_installed(machine: Machine) -> None:
    machine.libraries("libxcb-cursor.so.0")
    machine.program("id", "echo 0")
    done = machine.set_up("runtime", "qt", "window")
    assert done.returncode == 0, done.stderr
    (call,) = machine.calls("apt-get")
    assert call.startswith("install --yes --no-install-recommends libxcb-cursor0")


def test_lists_of_packages_are_fetched_only_when_needed(machine: Machine) -> None:
    machine.libraries("libxcb-cursor.so.0")
    machine.program("id", "echo 0")
    machine.program("apt-get", f'[ "$1" = update ] && touch "{machine.log}.lists"; [ -e "{machine.log}.lists" ]')
    assert machine.set_up("runtime", "qt", "window").returncode == 0
    assert [call.split()[0] for call in machine.calls("apt-get")] == ["install", "update", "install"]


def test_sudo_is_used_when_it_asks_nothing(machine: Machine) -> None:
    machine.libraries("libGL.so.1")
    machine.program("sudo", 'shift; [ "$1" = true ] || "$@"')
    assert machine.set_up("runtime", "qt").returncode == 0
    assert machine.calls("sudo")[0] == "-n true"
    assert "libgl1" in machine.calls("apt-get")[0]


def test_apt_that_fails_is_quoted(machine: Machine) -> None:
    machine.libraries("libGL.so.1")
    machine.program("id", "echo 0")
    machine.program("apt-get", "echo 'E: no space left'; exit 100")
    done = machine.set_up("runtime", "qt")
    assert done.returncode == 1
    assert "E: no space left" in done.stderr
    assert "apt-get update && apt-get install --yes --no-install-recommends libgl1" in done.stderr


def test_a_moved_checkout_gets_a_new_environment(machine: Machine) -> None:
    machine.set_up("runtime", "qt")
    moved = machine.checkout.rename(machine.checkout.with_name("moved"))
    machine.checkout = moved
    for version in ("3.11", "3.12", "3.13", "3.14"):
        machine.program(f"python{version}", "exit 1")
    machine.program("python3.11", 'case "$*" in *"-m venv"*) mkdir -p .venv/bin; cp "$0" .venv/bin/python ;; esac')
    done = machine.set_up("runtime", "qt")
    assert done.returncode == 0, done.stderr
    assert "making .venv" in done.stdout
    assert "-m venv --clear .venv" in machine.calls("python3.11")


def test_an_old_python_is_refused(machine: Machine) -> None:
    shutil.rmtree(machine.checkout / ".venv")
    for name in ("python3", *(f"python3.{minor}" for minor in range(11, 15))):
        machine.program(name, "exit 1")
    done = machine.set_up("runtime", "qt")
    assert done.returncode == 1
    assert "Python 3.11 or newer was not found" in done.stderr
