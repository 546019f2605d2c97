"""`srclint corpus` in object storage: local servers of S3 and Google Cloud Storage."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from collection import job, run
from command import srclint

from srclint.corpus.place import Place
from srclint.model import UserError

WHY = "the extra [test-corpus] is not installed"
pytest.importorskip("pyarrow", reason=WHY)
pytest.importorskip("zstandard", reason=WHY)


@pytest.fixture
def s3(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """A bucket of a local S3 server, as a URI with %s for the path in it."""
    server = pytest.importorskip("moto.server", reason=WHY).ThreadedMotoServer(
        ip_address="127.0.0.1", port=0, verbose=False
    )
    boto3 = pytest.importorskip("boto3", reason=WHY)
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
        monkeypatch.setenv(name, "test")
    server.start()
    address = "127.0.0.1:{1}".format(*server.get_host_and_port())
    client = boto3.client("s3", endpoint_url=f"http://{address}", region_name="us-east-1")
    client.create_bucket(Bucket="texts")
    yield f"s3://texts/%s?endpoint_override={address}&scheme=http&region=us-east-1"
    server.stop()


@pytest.fixture
def gs() -> Iterator[str]:
    """A bucket of a local server of Google Cloud Storage; a process, since pyarrow waits for it
    with Python's lock in its hand."""
    pytest.importorskip("gcp_storage_emulator", reason=WHY)
    port = free_port()
    said = "--host=127.0.0.1", f"--port={port}", "--in-memory", "--default-bucket=texts"
    server = subprocess.Popen([sys.executable, "-m", "gcp_storage_emulator", "start", *said])
    for _ in range(600):
        with suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
            break
        time.sleep(0.1)
    yield f"gs://anonymous@texts/%s?endpoint_override=127.0.0.1:{port}&scheme=http"
    server.kill()
    server.wait()


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port: int = one.getsockname()[1]
        return port


@pytest.fixture(params=["s3", "gs"])
def bucket(request: pytest.FixtureRequest) -> str:
    found: str = request.getfixturevalue(request.param)
    return found


def test_object_storage(
    source: Path, bucket: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SRCLINT_CACHE_DIR", str(tmp_path / "cache"))
    there = Place(bucket % "in")
    for place in source.rglob("*.*"):
        there.write(str(place.relative_to(source)), place.read_bytes())
    here = run(job(source, tmp_path / "out", write_text=True))
    one = job(source, tmp_path / "out", write_text=True)
    object.__setattr__(one, "source", there)
    object.__setattr__(one, "target", Place(bucket % "out"))
    result = run(one, size=500)
    assert result.summary["digest"] == here.summary["digest"]
    names = [file.path for file in one.target.files()]
    assert "summary.json" in names
    assert sum(name.startswith("text/") for name in names) > 5
    assert not one.target.files("_work/observed")  # taken away at the end
    assert run(one, size=500, resume=True).summary["digest"] == here.summary["digest"]


def refusal(work: Callable[[], object]) -> str:
    with pytest.raises(UserError) as caught:
        work()
    said = str(caught.value)
    assert "\n" not in said
    assert "secret" not in said
    assert len(said) < 300
    return said


def test_a_bucket_that_is_not_there(source: Path, bucket: str) -> None:
    missing = Place((bucket % "x").replace("texts", "another"))
    assert "another/x: no such" in refusal(missing.files)
    one = job(source, source)
    object.__setattr__(one, "target", missing)
    with pytest.raises((UserError, OSError)):
        run(one)


def test_a_bucket_that_refuses(
    source: Path, s3: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """To be read, and to be written to; as a user sees it."""
    Place(s3 % "in").write("a.txt", b"All is fine.\n")
    responses = pytest.importorskip("moto.core.responses")
    monkeypatch.setattr(responses.settings, "INITIAL_NO_AUTH_ACTION_COUNT", 0)
    monkeypatch.setattr(responses.ActionAuthenticatorMixin, "request_count", 0)
    said = "access is refused; may your credentials do that?"
    for first, second, where in ((s3 % "in", "out", "in"), (str(source), s3 % "out", "out")):
        done = srclint(tmp_path, "corpus", first, "--out", second, "--isolated")
        assert done.returncode == 2
        assert done.stderr.startswith(f"srclint: s3://texts/{where}: {said}"), done.stderr
        assert len(done.stderr.splitlines()) == 1


@pytest.mark.parametrize(
    "uri",
    [
        "s3://key:secret@texts/in?endpoint_override=127.0.0.1:1&scheme=http&region=us-east-1",
        "gs://anonymous@texts/in?endpoint_override=127.0.0.1:1&scheme=http&retry_limit_seconds=1",
    ],
)
def test_a_server_that_is_not_there(uri: str) -> None:
    """It is said without what may be a password."""
    scheme = uri[:2]
    said = refusal(Place(uri).files)
    assert said.startswith((f"{scheme}://texts/in: it cannot be reached", f"{scheme}://texts: "))


def test_no_credentials(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("GCE_METADATA_ROOT", "127.0.0.1:1")
    said = refusal(Place("gs://texts/in?retry_limit_seconds=1").files)
    assert said.startswith("gs://texts/in: there are no credentials"), said


def test_a_place_that_cannot_be_written(source: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    done = srclint(tmp_path, "corpus", str(source), "--out", "file/out", "--isolated")
    assert done.returncode == 2
    assert done.stderr == "srclint: file/out: not a directory\n"
