"""Reads one message from standard input with Python's own parser, and says what it found as JSON.

An independent judge of what we compose: headers decoded, the tree of parts, defects, and the widths of raw lines.
"""

import email
import email.header
import email.policy
import email.utils
import json
import re
import sys

raw = sys.stdin.buffer.read()
message = email.message_from_bytes(raw, policy=email.policy.default)


def defects(part):
    found = [repr(defect) for defect in part.defects]
    for name in part.keys():
        found += [f"{name}: {defect!r}" for defect in getattr(part[name], "defects", [])]
    return found


def tree(part):
    entry = {"type": part.get_content_type(), "defects": defects(part)}
    if part.is_multipart():
        entry["parts"] = [tree(child) for child in part.iter_parts()]
    elif part.get_content_maintype() == "text":
        entry["text"] = part.get_content().replace("\r\n", "\n")
        entry["charset"] = part.get_content_charset()
    else:
        entry["size"] = len(part.get_content())
        entry["contentID"] = part["Content-ID"]
    return entry


def addresses(name):
    """The addresses from the new parser; the names from the old one, because the new one (until Python 3.13) leaves the
    space between two encoded words of a name standing, against RFC 2047, 6.2."""
    field = message[name]
    if not field:
        return []
    older = email.message_from_bytes(raw, policy=email.policy.compat32)
    names = [
        str(email.header.make_header(email.header.decode_header(name)))
        for name, _ in email.utils.getaddresses([str(older[name])])
    ]
    assert len(names) == len(field.addresses)
    return [{"name": n, "address": a.addr_spec} for n, a in zip(names, field.addresses)]


head, _, body = raw.partition(b"\r\n\r\n")
words = re.findall(rb"=\?[^?\s]+\?[^?\s]+\?[^?\s]*\?=", head)
undecodable = 0
for word in words:
    try:
        made = email.header.decode_header(word.decode("ascii"))[0]
        made[0].decode(made[1])
    except (UnicodeDecodeError, LookupError, AttributeError):
        undecodable += 1

json.dump(
    {
        "subject": message["Subject"],
        "headers": {name: str(message[name]) for name in message.keys()},
        "count": len(message.keys()),
        "from": addresses("From"),
        "to": addresses("To"),
        "cc": addresses("Cc"),
        "replyTo": addresses("Reply-To"),
        "date": message["Date"].datetime.isoformat() if message["Date"] else None,
        "tree": tree(message),
        "bareLineEnds": len(re.findall(rb"(?<!\r)\n|\r(?!\n)", raw)),
        "beyondASCII": sum(byte > 126 or (byte < 32 and byte not in (13, 10)) for byte in raw),
        "widestHeader": max(len(line) for line in head.split(b"\r\n")),
        "widestBody": max(len(line) for line in body.split(b"\r\n")),
        "trailingSpaces": sum(line[-1:] in (b" ", b"\t") for line in raw.split(b"\r\n")),
        "longestWord": max([len(word) for word in words], default=0),
        "undecodableWords": undecodable,
    },
    sys.stdout,
)
