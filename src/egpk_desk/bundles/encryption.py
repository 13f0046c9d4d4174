"""Bundles under a passphrase: the age format (age-encryption.org/v1), by pyrage over the audited Rust library."""

from __future__ import annotations

from egpk_desk.errors import BundleError

_HEADER = b"age-encryption.org/v1\n"
HEAD = len(_HEADER)
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
