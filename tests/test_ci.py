"""What others build on: the manifest for pre-commit, the GitHub action, the GitLab template, the container."""

import json
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

yaml = pytest.importorskip("yaml")

ROOT = Path(__file__).parent.parent
BAD = """<!DOCTYPE html><html lang="en"><head><title>Bridge opens</title></head><body><article><h1>Bridge opens</h1>
<figure><img src="bridge.jpg">
<figcaption>The new bridge at Lant opened on Friday. Photo: Ana Ribeiro/Reuters</figcaption></figure>
<p>The bridge took nine years to build.</p></article></body></html>"""


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A folder with a faulty page, and the tool as `bin/a11y-audit`."""
    (tmp_path / "public").mkdir()
    (tmp_path / "public" / "bad.html").write_text(BAD, encoding="utf-8")
    program = tmp_path / "a11y-audit" / "bin" / "a11y-audit"
    program.parent.mkdir(parents=True)
    program.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -m a11y_audit "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    return tmp_path


def run(script: str, folder: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    """Runs a step as GitHub does: bash, the first failing command ends it."""
    return subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script],
        cwd=folder,
        env={**os.environ, "PATH": f"{folder / 'a11y-audit' / 'bin'}:{os.environ['PATH']}", **variables},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


def loaded(name: str) -> list[Any]:
    return list(yaml.safe_load_all((ROOT / name).read_text(encoding="utf-8")))


def test_the_hook_audits_the_files_it_is_given(site: Path) -> None:
    [[hook]] = loaded(".pre-commit-hooks.yaml")
    done = run(f"{hook['entry']} public/bad.html", site)

    assert hook["types_or"] == ["html", "markdown"]
    assert hook["require_serial"] is True
    assert done.returncode == 1
    assert done.stdout.startswith("public/bad.html:2:9: error: ")


def audit_step(site: Path, **inputs: str) -> subprocess.CompletedProcess[str]:
    """The action's last step with its inputs' defaults, in a runner's environment."""
    [action] = loaded("action.yml")
    step = action["runs"]["steps"][-1]
    variables = {}
    for variable, value in step["env"].items():
        name = re.fullmatch(r"\$\{\{ inputs\.([a-z-]+) \}\}", value)
        assert name, value
        variables[variable] = inputs.get(name[1].replace("-", "_"), action["inputs"][name[1]].get("default", ""))
    summary = site / "summary.md"
    return run(step["run"], site, RUNNER_TEMP=str(site), GITHUB_STEP_SUMMARY=str(summary), **variables)


def test_the_action_annotates_sums_up_and_leaves_sarif(site: Path) -> None:
    done = audit_step(site, paths="public\n")

    assert done.returncode == 1, done.stderr
    assert "::error " in done.stdout
    assert "file=public/bad.html,line=2" in done.stdout
    assert '"alt-missing' in (site / "a11y-audit.sarif").read_text(encoding="utf-8")
    assert "bad.html" in (site / "summary.md").read_text(encoding="utf-8")


def test_the_actions_inputs_become_options(site: Path) -> None:
    done = audit_step(site, paths="public/bad.html", fail_on="critical", profile="publish", arguments="--min-score=1\n")

    assert done.returncode == 0, done.stderr


def test_no_input_of_the_action_is_run_as_a_command(site: Path) -> None:
    evil = "$(touch owned) `touch owned`; touch owned\n--help"
    done = audit_step(site, paths=evil, arguments="--ignore=$(touch owned)", profile="'; touch owned; '")

    assert done.returncode != 0
    assert not list(site.glob("**/owned"))


def test_no_script_of_the_action_holds_an_expression() -> None:
    [action] = loaded("action.yml")

    assert not [step for step in action["runs"]["steps"] if "${{" in step.get("run", "")]


def test_the_gitlab_job_writes_the_reports_it_promises(site: Path) -> None:
    header, jobs = loaded("templates/a11y-audit.yml")
    job = jobs["a11y-audit"]
    defaults = {name: settings.get("default") for name, settings in header["spec"]["inputs"].items()}
    script = re.sub(r"\$\[\[ inputs\.([a-z]+) \]\]", lambda match: str(defaults[match[1]]), " && ".join(job["script"]))

    done = run(script, site)

    promised = [*job["artifacts"]["paths"], *job["artifacts"]["reports"].values()]
    assert done.returncode == 1, done.stderr
    assert [name for name in promised if not (site / name).is_file()] == []


DOCKERFILE = (ROOT / "Dockerfile").read_text(encoding="utf-8").splitlines()


def test_the_container_copies_what_the_package_is_built_from() -> None:
    copies = [line.split()[1:-1] for line in DOCKERFILE if line.startswith("COPY ") and "--from" not in line]
    copied = {name for names in copies for name in names}
    ignored = (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()

    assert copied == {"pyproject.toml", "README.md", "LICENSE", "a11y_audit", "rules"}
    assert all((ROOT / name).exists() for name in copied)
    assert {f"!{name}" for name in copied} <= set(ignored)


def test_the_container_runs_the_tool_and_not_as_root() -> None:
    assert [line.split()[1] for line in DOCKERFILE if line.startswith("USER ")] == ["audit"]
    assert 'ENTRYPOINT ["a11y-audit"]' in DOCKERFILE


def code_blocks(page: str, language: str) -> list[str]:
    text = (ROOT / "docs" / page).read_text(encoding="utf-8")
    return re.findall(rf"^```{language}\n(.*?)^```", text, re.MULTILINE | re.DOTALL)


def shown_pipelines() -> tuple[Any, Any, Any]:
    """What the page on pipelines shows for pre-commit, GitHub and GitLab."""
    hooks, github, gitlab = (yaml.safe_load(block) for block in code_blocks("ci.md", "yaml"))
    return hooks, github, gitlab


def test_the_documentation_names_the_hook_that_there_is() -> None:
    hooks, _, _ = shown_pipelines()
    [[hook]] = loaded(".pre-commit-hooks.yaml")

    assert hooks["repos"][0]["hooks"][0]["id"] == hook["id"]


def test_the_documentation_gives_the_action_inputs_that_there_are() -> None:
    _, github, _ = shown_pipelines()
    [action] = loaded("action.yml")
    used = next(step for step in github["jobs"]["a11y-audit"]["steps"] if "a11y_audit@" in step.get("uses", ""))

    assert set(used["with"]) <= set(action["inputs"])


def test_the_documentation_names_every_input_of_the_action() -> None:
    [action] = loaded("action.yml")
    text = (ROOT / "docs" / "ci.md").read_text(encoding="utf-8")

    assert [name for name in action["inputs"] if f"`{name}`" not in text] == []


def test_the_documentation_includes_the_gitlab_job_with_inputs_that_there_are() -> None:
    _, _, gitlab = shown_pipelines()
    [included] = gitlab["include"]
    header, _ = loaded("templates/a11y-audit.yml")

    assert (ROOT / included["file"]).is_file()
    assert set(included["inputs"]) <= set(header["spec"]["inputs"])


def test_the_problem_matcher_for_editors_reads_the_lines(site: Path) -> None:
    [_, task] = code_blocks("editors.md", "json")
    pattern = json.loads(task)["problemMatcher"]["pattern"]["regexp"]
    lines = run("a11y-audit check public --format lines --no-ocr --fail-on never", site).stdout.splitlines()

    found = re.match(pattern, lines[0])

    assert found
    assert found.groups()[:4] == ("public/bad.html", "2", "9", "error")


def test_the_page_on_editors_names_every_setting() -> None:
    from a11y_audit.lsp.settings import EditorSettings

    text = (ROOT / "docs" / "editors.md").read_text(encoding="utf-8")

    assert [name for name in EditorSettings.__struct_encode_fields__ if f"`{name}`" not in text] == []
    for block in code_blocks("editors.md", "json"):
        json.loads(block)
