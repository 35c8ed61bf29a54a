"""Pairs in the columns of a Parquet file (needs pyarrow). Places are those in the same pairs as JSONL, a row a line."""
from __future__ import annotations

import json
from collections.abc import Iterator
from io import BufferedReader
from typing import Any

from cleaner.document import Document
from cleaner.formats import pairs_jsonl
from cleaner.formats._columns import columns
from cleaner.model import CopydeskError

_ROWS = 2000


class Reader(pairs_jsonl.Reader):
    format = "pairs-parquet"

    def read(self, raw: str, encoding: str, offset: int = 0, first_line: int = 1) -> Document:
        if encoding != "utf-8" or not raw.startswith("{"):
            raise CopydeskError(f"{self.path}: a Parquet file can be checked, not changed; write its pairs as JSONL first")
        return super().read(raw, encoding, offset, first_line)

    def parts(self, file: BufferedReader, encoding: str | None = None) -> Iterator[Document]:
        try:
            from pyarrow import ArrowException, parquet
        except ImportError:
            raise CopydeskError(f"{self.path}: Parquet files need pyarrow; install copydesk[parquet]") from None
        try:
            table: Any = parquet.ParquetFile(file)
            names = list(table.schema_arrow.names)
            known = columns([names])
            if known is None or not known.header:
                raise CopydeskError(f"{self.path}: no columns named source and target, or zh and en (there are: {', '.join(names)})")
            wanted = {"source": names[known.source], "target": names[known.target]} | ({"id": names[known.id]} if known.id >= 0 else {})
            offset, row = 0, 1
            for batch in table.iter_batches(_ROWS, columns=list(wanted.values())):
                raw = "".join(json.dumps({key: one[name] for key, name in wanted.items()}, ensure_ascii=False, default=str) + "\n" for one in batch.to_pylist())
                yield self.read(raw, "utf-8", offset, row)
                offset += len(raw)
                row += batch.num_rows
        except ArrowException as error:
            raise CopydeskError(f"{self.path}: no Parquet file that can be read ({error})") from error
