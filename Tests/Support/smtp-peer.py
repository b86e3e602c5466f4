"""A mail server that we did not write, with the manners that a test asks for.

    smtp-peer.py --letters FILE [--mode MODE] [--cert PEM --key PEM] [--implicit-tls] [--login NAME:PASSWORD]

Prints its port on the first line; ends when its standard input does. Each received letter becomes one JSON line in
FILE (`kind: letter`, envelope and raw bytes in Latin-1), each connection another (`kind: connect`).
"""

import argparse
import asyncio
import json
import random
import ssl
import sys

from aiosmtpd.smtp import SMTP, AuthResult

parser = argparse.ArgumentParser()
parser.add_argument("--letters", required=True)
parser.add_argument("--mode", default="normal")
parser.add_argument("--cert")
parser.add_argument("--key")
parser.add_argument("--implicit-tls", action="store_true")
parser.add_argument("--login")
options = parser.parse_args()


def note(**entry):
    with open(options.letters, "a", encoding="utf-8") as file:
        file.write(json.dumps(entry) + "\n")


# Whose letter was cut off once already, with the mode `by-recipient`.
cut_off = set()


def manners(address):
    """What the recipient's name asks for, where each letter is to fare for itself."""
    return address.split("@")[0] if options.mode == "by-recipient" else ""


class Handler:
    async def handle_MAIL(self, server, session, envelope, address, mail_options):
        if options.mode == "cut-at-second-letter" and getattr(session, "has_sent", False):
            server.transport.abort()
        session.has_sent = True
        envelope.mail_from = address
        return "250 2.1.0 OK"

    async def handle_RCPT(self, server, session, envelope, address, rcpt_options):
        if options.mode == "rcpt-4xx" or manners(address) == "busy":
            return "450 4.2.1 Mailbox is being moved, try later"
        if options.mode == "rcpt-5xx-then-silent":
            return "550 5.1.1 Not known here"
        if options.mode == "rcpt-5xx" or manners(address) == "gone":
            return f"550 5.1.1 <{address}> is not known here"
        envelope.rcpt_tos.append(address)
        return "250 2.1.5 OK"

    async def handle_DATA(self, server, session, envelope):
        note(
            kind="letter",
            sender=envelope.mail_from,
            recipients=envelope.rcpt_tos,
            tls=session.ssl is not None or options.implicit_tls,
            login=bool(session.authenticated),
            helo=session.host_name,
            raw=envelope.content.decode("latin-1"),
        )
        name = manners(envelope.rcpt_tos[0])
        if name == "slow":
            await asyncio.sleep(3)
        if options.mode == "data-4xx" or name == "later":
            return "451 4.3.0 Try again later"
        if options.mode == "data-5xx" or name == "unwanted":
            return "554-5.7.1 This letter\r\n554 5.7.1 is not wanted"
        if options.mode == "cut-after-data" or (name == "cut" and name not in cut_off):
            cut_off.add(name)
            server.transport.abort()
            return "250 never said"
        if options.mode == "silent-after-data" or name == "silent":
            await asyncio.sleep(3600)
        if options.mode == "close-when-idle":
            asyncio.get_running_loop().call_later(0.2, server.transport.close)
        return "250 2.0.0 Taken"


class Peer(SMTP):
    def connection_made(self, transport):
        super().connection_made(transport)
        if not self._tls_handshake_okay or self.session.ssl is None:
            note(kind="connect")

    async def smtp_QUIT(self, arg):
        if options.mode == "rcpt-5xx-then-silent":
            await asyncio.sleep(3600)
        await super().smtp_QUIT(arg)

    async def push(self, status):
        if not options.login and str(status).startswith("250-AUTH"):
            # Without a login it offers none, whatever the library thinks.
            return
        if options.mode == "drip":
            line = status if isinstance(status, bytes) else status.encode("ascii")
            for byte in line + b"\r\n":
                self._writer.write(bytes([byte]))
                await self._writer.drain()
                await asyncio.sleep(0.3)
            return
        await super().push(status)


def authenticate(server, session, envelope, mechanism, data):
    name, password = options.login.split(":", 1)
    good = data.login.decode() == name and data.password.decode() == password
    return AuthResult(success=good, handled=False)


def context():
    made = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    made.load_cert_chain(options.cert, options.key)
    return made


def peer():
    upgrade = options.cert and not options.implicit_tls
    return Peer(
        Handler(),
        hostname="peer.test",
        tls_context=context() if upgrade else None,
        require_starttls=bool(upgrade),
        authenticator=authenticate if options.login else None,
        auth_required=bool(options.login),
        auth_require_tls=False,
        data_size_limit=20_000_000,
    )


class Blackhole(asyncio.Protocol):
    def connection_made(self, transport):
        note(kind="connect")


class Sentence(asyncio.Protocol):
    """Says one thing and hangs up."""

    def __init__(self, sentence):
        self.sentence = sentence

    def connection_made(self, transport):
        note(kind="connect")
        transport.write(self.sentence)
        transport.close()


def factory():
    if options.mode == "blackhole":
        return Blackhole()
    if options.mode == "greeting-5xx":
        return Sentence(b"554 5.3.2 No service here\r\n")
    if options.mode == "cut-at-once":
        return Sentence(b"")
    return peer()


async def main():
    loop = asyncio.get_running_loop()
    # Below the ephemeral range, so that no outgoing connection of another test can hold the port.
    for _ in range(200):
        try:
            server = await loop.create_server(
                factory,
                "127.0.0.1",
                random.randrange(20000, 32000),
                ssl=context() if options.implicit_tls else None,
            )
            break
        except OSError:
            continue
    else:
        sys.exit("no free port")
    print(server.sockets[0].getsockname()[1], flush=True)
    await loop.run_in_executor(None, sys.stdin.read)


try:
    asyncio.run(main())
except KeyboardInterrupt:
    pass
