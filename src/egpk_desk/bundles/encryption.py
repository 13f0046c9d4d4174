"""Bundles under a passphrase: the age format (age-encryption.org/v1), by pyrage over the audited Rust library."""

from __future__ import annotations

import re

from egpk_desk.errors import BundleError

_HEADER = b"age-encryption.org/v1\n"
HEAD = len(_HEADER)
_STANZA = re.compile(rb"-> scrypt [A-Za-z0-9+/]{22} ([1-9][0-9]?)\n")
_MOST_WORK = 22
"""The greatest power of two that scrypt may be asked for: 4 GB of memory. More would end the program, not the try."""
_WRONG = "Decryption failed"  # what the library says where the key does not open the header


def is_encrypted(head: bytes) -> bool:
    """Whether a file that begins so is encrypted."""
    return head.startswith(_HEADER)


def encrypt(data: bytes, passphrase: str) -> bytes:
    """The data under a passphrase (scrypt, ChaCha20-Poly1305)."""
    import pyrage  # takes 10 ms, and few need it

    return bytes(pyrage.passphrase.encrypt(data, passphrase))


def decrypt(data: bytes, passphrase: str, name: str) -> bytes:
    """The data of an encrypted file. Raises BundleError; a wrong passphrase and damage are told apart."""
    import pyrage

    _check_work(data, name)
    try:
        return bytes(pyrage.passphrase.decrypt(data, passphrase))
    except pyrage.DecryptError as error:
        if _WRONG in str(error):
            raise BundleError(
                f"The passphrase does not open “{name}”.", "Check its spelling, or ask who made the bundle."
            ) from error
        raise BundleError(
            f"“{name}” is encrypted and damaged: a part of it was changed or is missing.", "Copy or fetch it again."
        ) from error


def _check_work(data: bytes, name: str) -> None:
    """Refuse what is under no passphrase, and what asks for more memory than anybody has."""
    if data.startswith(b"-> X25519 ", HEAD):
        raise BundleError(
            f"“{name}” is encrypted to a key, not under a passphrase.", "Decrypt it with `age`, or ask for it anew."
        )
    stanza = _STANZA.match(data, HEAD)
    if stanza is not None and int(stanza[1]) > _MOST_WORK:
        gigabytes = (1 << int(stanza[1])) >> 20
        raise BundleError(
            f"“{name}” is refused: trying a passphrase on it would take {gigabytes:,} GB of memory.",
            "Ask its maker for a bundle made by this program.",
        )
