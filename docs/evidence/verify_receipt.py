#!/usr/bin/env python3
"""Verify a receipt without the system that issued it.

A second implementation of format.md, written against the text and not against the first one. It needs nothing but
Python 3.8 or later. Usage: verify_receipt.py FILE, or verify_receipt.py --lines < FILE with one JSON string a line.
Compare the fingerprint that it prints with the one that the programme office publishes.
"""
import base64
import hashlib
import json
import sys

P = 2**255 - 19
L = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P
I64 = range(-(2**63), 2**63)
U64 = range(0, 2**64)


class Bad(Exception):
    """The receipt is worth nothing, and why."""


def need(condition, why):
    if not condition:
        raise Bad(why)


# --- SM3 (GB/T 32905-2016), for a Python whose OpenSSL lacks it ---
def rotate(x, n):
    n %= 32
    return (x << n | x >> (32 - n)) & 0xFFFFFFFF


def sm3(data):
    state = [0x7380166F, 0x4914B2B9, 0x172442D7, 0xDA8A0600, 0xA96F30BC, 0x163138AA, 0xE38DEE4D, 0xB0FB0E4E]
    data += b"\x80" + bytes(-(len(data) + 9) % 64) + (8 * len(data)).to_bytes(8, "big")
    for start in range(0, len(data), 64):
        w = [int.from_bytes(data[start + 4 * i:start + 4 * i + 4], "big") for i in range(16)]
        for i in range(16, 68):
            x = w[i - 16] ^ w[i - 9] ^ rotate(w[i - 3], 15)
            w.append(x ^ rotate(x, 15) ^ rotate(x, 23) ^ rotate(w[i - 13], 7) ^ w[i - 6])
        a, b, c, d, e, f, g, h = state
        for i in range(64):
            constant = 0x79CC4519 if i < 16 else 0x7A879D8A
            first = rotate((rotate(a, 12) + e + rotate(constant, i)) & 0xFFFFFFFF, 7)
            ff = a ^ b ^ c if i < 16 else a & b | a & c | b & c
            gg = e ^ f ^ g if i < 16 else e & f | ~e & g
            one = (ff + d + (first ^ rotate(a, 12)) + (w[i] ^ w[i + 4])) & 0xFFFFFFFF
            two = (gg + h + first + w[i]) & 0xFFFFFFFF
            a, b, c, d = one, a, rotate(b, 9), c
            e, f, g, h = two ^ rotate(two, 9) ^ rotate(two, 17), e, rotate(f, 19), g
        state = [x ^ y for x, y in zip(state, (a, b, c, d, e, f, g, h))]
    return b"".join(x.to_bytes(4, "big") for x in state)


HASHES = {"sha256": lambda data: hashlib.sha256(data).digest(), "sm3": sm3}


# --- Ed25519 (RFC 8032 §5.1), points as (X, Y, Z, T) ---
def add(p, q):
    a, b = (p[1] - p[0]) * (q[1] - q[0]) % P, (p[1] + p[0]) * (q[1] + q[0]) % P
    c, d = 2 * p[3] * q[3] * D % P, 2 * p[2] * q[2] % P
    e, f, g, h = b - a, d - c, d + c, b + a
    return e * f % P, g * h % P, f * g % P, e * h % P


def times(n, point):
    result = (0, 1, 1, 0)
    while n:
        if n & 1:
            result = add(result, point)
        point, n = add(point, point), n >> 1
    return result


def decode_point(data):
    y = int.from_bytes(data, "little")
    sign, y = y >> 255, y & (2**255 - 1)
    need(y < P, "a point is not written canonically")
    square = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(square, (P + 3) // 8, P)
    if (x * x - square) % P:
        x = x * pow(2, (P - 1) // 4, P) % P
    need((x * x - square) % P == 0 and not (x == 0 and sign), "a point is not on the curve")
    x = P - x if x & 1 != sign else x
    return x, y, 1, x * y % P


def equal(p, q):
    return (p[0] * q[2] - q[0] * p[2]) % P == 0 and (p[1] * q[2] - q[1] * p[2]) % P == 0


BASE = decode_point((4 * pow(5, P - 2, P) % P).to_bytes(32, "little"))


def verify_signature(key, message, signature, what):
    need(len(signature) == 64, f"the signature on {what} has another length")
    a, r, s = decode_point(key), decode_point(signature[:32]), int.from_bytes(signature[32:], "little")
    for point in (a, r):
        need(not equal(times(8, point), (0, 1, 1, 0)), f"a weak point in the signature on {what}")
    k = int.from_bytes(hashlib.sha512(signature[:32] + key + message).digest(), "little") % L
    need(s < L and equal(times(s, BASE), add(r, times(k, a))), f"the signature on {what} is wrong")


# --- Canonical bytes and hashed fields ---
def field(data):
    return len(data).to_bytes(8, "big") + data


def optional(data):
    return b"\0" if data is None else b"\1" + field(data)


def number(value, allowed=I64):
    need(type(value) is int and value in allowed, "a number is no integer of 64 bits")
    return field(value.to_bytes(8, "big", signed=True))


def tagged(tag, algorithm, *fields):
    head = field(tag.encode()) + number(1) + field(algorithm.encode())
    return HASHES[algorithm](head + b"".join(fields))


def canonical(value, depth=0):
    need(depth <= 64, "a value is nested too deep")
    count = lambda items: len(items).to_bytes(8, "big")
    if value is None or isinstance(value, bool):
        return {None: b"n", False: b"f", True: b"t"}[value]
    if isinstance(value, int):
        need(-(2**63) <= value < 2**64, "a number is too large")
        return b"i" + value.to_bytes(16, "big", signed=True)
    if isinstance(value, str):
        return b"s" + field(value.encode())
    if isinstance(value, list):
        return b"a" + count(value) + b"".join(canonical(item, depth + 1) for item in value)
    need(isinstance(value, dict), "a number is no integer")
    members = sorted((key.encode(), item) for key, item in value.items())
    return b"o" + count(members) + b"".join(field(key) + canonical(item, depth + 1) for key, item in members)


def read_canonical(text):
    value = json.loads(text)
    data = canonical(value)
    again = json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    need(again == text, "a text is not written as it was recorded")
    return data


# --- The parts of a receipt ---
def unhex(text, size=32):
    need(type(text) is str and len(text) == 2 * size and text == text.lower(), "not a hash")
    return bytes.fromhex(text)


def unbase64(text):
    data = base64.b64decode(text, validate=True)
    need(base64.b64encode(data).decode() == text, "base64 is not written canonically")
    return data


def read_key(text):
    name, _, encoded = text.split("+", 2)
    data = unbase64(encoded)
    need(len(data) == 33 and data[0] == 1, "the public key is of another kind")
    need(name.split() == [name], "the name of the ledger is not one word")
    key_id = hashlib.sha256(name.encode() + b"\n" + data).digest()[:4]
    need(text == f"{name}+{key_id.hex()}+{encoded}", "the public key has a wrong id")
    return name, key_id, data[1:]


def read_checkpoint(text, name, key_id, key):
    body, _, signatures = text.partition("\n\n")
    need(signatures.endswith("\n"), "the checkpoint is not complete")
    origin, size, root, algorithm, time = body.split("\n")
    need(int(size) in U64 and size == str(int(size)), "the size in the checkpoint is no number")
    need(algorithm.startswith("algorithm ") and time.startswith("time "), "the checkpoint lacks a line")
    need(int(time[5:]) in I64 and time[5:] == str(int(time[5:])), "the time in the checkpoint is no number")
    need(origin == name, "the checkpoint is of another ledger")
    for line in signatures.split("\n"):
        if line.startswith(f"— {name} ") and unbase64(line[len(name) + 3:])[:4] == key_id:
            verify_signature(key, (body + "\n").encode(), unbase64(line[len(name) + 3:])[4:], "the checkpoint")
            return int(size), unbase64(root), algorithm[10:]
    raise Bad("the key has not signed the checkpoint")


def root_from_path(algorithm, leaf, position, size, path):
    """RFC 9162 §2.1.3.2."""
    need(0 <= position < size, "the tree has no such leaf")
    here, last, node = position, size - 1, leaf
    for part in path:
        need(last > 0, "the path is too long")
        if here & 1 or here == last:
            node = HASHES[algorithm](b"\1" + part + node)
            while not here & 1 and here:
                here, last = here >> 1, last >> 1
        else:
            node = HASHES[algorithm](b"\1" + node + part)
        here, last = here >> 1, last >> 1
    need(last == 0, "the path is too short")
    return node


SHAPE = {
    "format": None, "case_number": None,
    "event": ["algorithm", "stream", "seq", "kind", "actor", "on_behalf_of", "recorded_at", "occurred_at",
              "previous", "open", "commitment"],
    "shown": ["open", "private", "salt"], "tree": ["position", "path", "checkpoint"],
    "public_key": None, "signature": None,
}


def verify(text):
    text = text.replace("\r\n", "\n")
    file = json.loads(text)
    need(json.dumps(file, indent=2, ensure_ascii=False) + "\n" == text, "the file was edited")
    need(list(file) == list(SHAPE) and file["format"] == "zhengqi.receipt.1", "the file is not a receipt")
    need(all(names is None or list(file[part]) == names for part, names in SHAPE.items()), "the file is not a receipt")
    event, shown, tree, algorithm = file["event"], file["shown"], file["tree"], file["event"]["algorithm"]
    need(type(file["case_number"]) is str and type(tree["path"]) is list, "a part is of another type")
    need(type(tree["position"]) is int, "the position is no number")
    name, key_id, key = read_key(file["public_key"])
    message = tagged("zhengqi.receipt", algorithm, field(canonical({**file, "signature": ""})))
    verify_signature(key, message, unbase64(file["signature"]), "the receipt")
    size, root, tree_algorithm = read_checkpoint(tree["checkpoint"], name, key_id, key)
    need(tree_algorithm == algorithm, "the checkpoint is of another algorithm")
    digest, commitment = unhex(event["open"]), event["commitment"] and unhex(event["commitment"])
    if shown["open"] is not None:
        need(tagged("zhengqi.open", algorithm, field(read_canonical(shown["open"]))) == digest, "another open text")
    if shown["private"] is not None or shown["salt"] is not None:
        salt, private = unhex(shown["salt"], 16), read_canonical(shown["private"])
        need(tagged("zhengqi.private", algorithm, field(salt), field(private)) == commitment, "another private text")
    behalf = event["on_behalf_of"]
    event_hash = tagged(
        "zhengqi.event", algorithm, field(event["stream"].encode()), number(event["seq"]),
        field(event["kind"].encode()), field(event["actor"].encode()), optional(behalf if behalf is None else behalf.encode()),
        number(event["recorded_at"]), number(event["occurred_at"]), field(unhex(event["previous"])), field(digest),
        optional(commitment))
    leaf = HASHES[algorithm](b"\0" + event_hash)
    found = root_from_path(algorithm, leaf, tree["position"], size, [unhex(part) for part in tree["path"]])
    need(found == root, "the event is not in the tree")
    digits = hashlib.sha256(key).hexdigest()
    fingerprint = "-".join(digits[at:at + 4] for at in range(0, 32, 4))
    return {"case_number": file["case_number"], "event": event_hash.hex(), "size": size, "fingerprint": fingerprint}


def verdict(text):
    try:
        return True, verify(text)
    except (Bad, ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        return False, str(error)


def main():
    if sys.argv[1:] == ["--lines"]:
        for line in sys.stdin:
            good, found = verdict(json.loads(line))
            print(f"ok {found['event']}" if good else f"bad {found}".splitlines()[0], flush=True)
        return 0
    if len(sys.argv) != 2:
        print(__doc__, file=sys.stderr)
        return 2
    with open(sys.argv[1], encoding="utf-8", newline="") as file:
        good, found = verdict(file.read())
    print(json.dumps(found, ensure_ascii=False, indent=2) if good else f"not valid: {found}")
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
