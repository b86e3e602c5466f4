"""The service over plain HTTP: every byte of a request as a test wants it, and the answer as it came."""

import contextlib
import http.client
import json
import os
import ssl
import urllib.parse


class Answer:
    def __init__(self, status, headers, data):
        self.status, self.headers, self.data = status, headers, data

    @property
    def text(self):
        return self.data.decode()

    @property
    def json(self):
        return json.loads(self.data)

    @property
    def value(self):
        assert self.status == 200, self.told
        return self.json["value"]

    @property
    def message(self):
        """Of a refusal in Graph's shape; an assertion where it has another."""
        error = self.json["error"]
        assert error["code"] and error["message"] and error["innerError"]["request-id"] == self.headers["request-id"], self.told
        return error["message"]

    @property
    def told(self):
        return f"{self.status} {self.data[:600]!r}"


class Service:
    """One connection, kept open, by which one application or nobody asks."""

    def __init__(self, base, bearer=None):
        self.base, self.bearer = base, bearer
        self.address = urllib.parse.urlsplit(base)
        # It reads SSL_CERT_FILE, as the SDK does.
        self.trust = ssl.create_default_context(cafile=os.environ.get("SSL_CERT_FILE"))
        self.connection = None

    def ask(self, method, path, body=None, headers=None):
        """Sends `path`, or what stands behind our own address in a link, as it stands."""
        sent = {"Accept": "*/*"} | ({"Authorization": f"Bearer {self.bearer}"} if self.bearer else {}) | (headers or {})
        data = body
        if isinstance(body, (dict, list)):
            data = json.dumps(body).encode()
            sent.setdefault("Content-Type", "application/json")
        path = path.removeprefix(self.base)
        try:
            return self.exchange(method, path, data, sent)
        except (http.client.RemoteDisconnected, BrokenPipeError, ConnectionResetError):
            # The service closes a connection on which it refused to read a whole request.
            self.leave()
            return self.exchange(method, path, data, sent)

    def exchange(self, method, path, data, headers):
        if self.connection is None:
            kind = http.client.HTTPSConnection if self.address.scheme == "https" else http.client.HTTPConnection
            extra = {"context": self.trust} if self.address.scheme == "https" else {}
            self.connection = kind(self.address.hostname, self.address.port, timeout=30, **extra)
        self.connection.request(method, path, data, headers)
        answer = self.connection.getresponse()
        return Answer(answer.status, {name.lower(): value for name, value in answer.getheaders()}, answer.read())

    def leave(self):
        with contextlib.suppress(OSError):
            self.connection.close()
        self.connection = None

    def get(self, path, **headers):
        return self.ask("GET", path, headers={name.replace("_", "-"): value for name, value in headers.items()})

    def post(self, path, body=None):
        return self.ask("POST", path, body)

    def made(self, path, body):
        answer = self.post(path, body)
        assert answer.status in (200, 201, 202), f"POST {path}: {answer.told}"
        return answer.json

    def everything(self, path):
        """What a list holds, page for page."""
        found = []
        while path:
            page = self.get(path)
            found += page.value
            path = page.json.get("@odata.nextLink")
        return found


def quoted(text):
    return urllib.parse.quote(text, safe="")


def options(**given):
    """`?$filter=…&$top=…`, percent-encoded."""
    return "?" + "&".join(f"${name}={quoted(str(value))}" for name, value in given.items())
