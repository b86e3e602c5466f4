"""A name server for one test: answers TXT and MX questions from a list, and says NXDOMAIN to everything else.

    dns-peer.py ZONE

ZONE is JSON: a name to a list of texts and of mail exchangers ({"mx": "name"}), to "silent" (no answer), "broken" (an answer that ends in the middle) or "failing" (SERVFAIL).
Prints its port on the first line; ends when its standard input does.
"""

import json
import random
import socket
import struct
import sys
import threading

zone = json.loads(sys.argv[1])


def question(message):
    labels, place = [], 12
    while message[place]:
        labels.append(message[place + 1 : place + 1 + message[place]].decode())
        place += 1 + message[place]
    return ".".join(labels).lower(), message[12 : place + 5]


def exchanger(name):
    labels = [label.encode() for label in name.split(".")]
    body = struct.pack("!H", 10) + b"".join(bytes([len(label)]) + label for label in labels) + b"\0"
    return b"\xc0\x0c" + struct.pack("!HHIH", 15, 1, 60, len(body)) + body


def record(entry):
    if isinstance(entry, dict):
        return exchanger(entry["mx"])
    data = entry.encode()
    parts = [data[start : start + 255] for start in range(0, len(data), 255)] or [b""]
    body = b"".join(bytes([len(part)]) + part for part in parts)
    return b"\xc0\x0c" + struct.pack("!HHIH", 16, 1, 60, len(body)) + body


def answer(message):
    name, asked = question(message)
    found = zone.get(name)
    if found == "silent":
        return None
    kind = struct.unpack("!H", asked[-4:-2])[0]
    records = [entry for entry in found if isinstance(entry, dict) == (kind == 15)] if isinstance(found, list) else []
    code = 2 if found == "failing" else 3 if found is None else 0
    head = message[:2] + struct.pack("!HHHHH", 0x8180 | code, 1, 1 if found == "broken" else len(records), 0, 0)
    if found == "broken":
        return head + asked + b"\xc0\x0c" + struct.pack("!HHIH", 16, 1, 60, 400) + b"\xffv=spf1"
    return head + asked + b"".join(record(entry) for entry in records)


server = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
while True:
    try:
        server.bind(("127.0.0.1", random.randrange(20000, 32000)))
        break
    except OSError:
        continue


def serve():
    while True:
        message, peer = server.recvfrom(4096)
        said = answer(message)
        if said is not None:
            server.sendto(said, peer)


threading.Thread(target=serve, daemon=True).start()
print(server.getsockname()[1], flush=True)
sys.stdin.read()
