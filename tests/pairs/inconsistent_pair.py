"""One pair alone is never inconsistent: the rows of two pairs are in tests/test_pairs.py."""

MENDS: list[tuple[str, str, str, str, str | None]] = []
LEAVES = [("返回首页", "Back to the start", "a pair alone")]
