"""Drives a headless LibreOffice, for a Python that has its `uno`: python3 office.py FOLDER < jobs.json

Each job says which file to open, what to do with its tracked changes ("accept", "reject" or ""), and where to save it as .docx and as PDF.
"""
from __future__ import annotations

import json
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import uno  # type: ignore[import-not-found]

_DOES = {"accept": ".uno:AcceptAllTrackedChanges", "reject": ".uno:RejectAllTrackedChanges"}
#: seconds until it listens; a machine that never ran it reads its files first
_PATIENCE = 60


def _value(name: str, value: Any) -> Any:
    made = uno.createUnoStruct("com.sun.star.beans.PropertyValue")
    made.Name, made.Value = name, value
    return made


def _connected(pipe: str, office: subprocess.Popen[bytes]) -> Any:
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    end = time.monotonic() + _PATIENCE
    while True:
        try:
            return resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        except Exception:
            if time.monotonic() > end or office.poll() is not None:
                raise
            time.sleep(0.2)


def _do(context: Any, job: dict[str, str]) -> None:
    services = context.ServiceManager
    desktop = services.createInstanceWithContext("com.sun.star.frame.Desktop", context)
    document = desktop.loadComponentFromURL(Path(job["open"]).as_uri(), "_blank", 0, (_value("Hidden", True),))
    if document is None:
        raise SystemExit(f"{job['open']}: LibreOffice does not open it")
    try:
        if job["do"]:
            dispatcher = services.createInstanceWithContext("com.sun.star.frame.DispatchHelper", context)
            dispatcher.executeDispatch(document.CurrentController.Frame, _DOES[job["do"]], "", 0, ())
        if job.get("docx"):
            document.storeToURL(Path(job["docx"]).as_uri(), (_value("FilterName", "MS Word 2007 XML"),))
        if job.get("pdf"):
            with_comments = uno.Any("[]com.sun.star.beans.PropertyValue", (_value("ExportNotesInMargin", True),))
            document.storeToURL(Path(job["pdf"]).as_uri(), (_value("FilterName", "writer_pdf_Export"), _value("FilterData", with_comments)))
    finally:
        document.close(True)


def main(folder: Path) -> None:
    pipe = f"copydesk{folder.name}".replace("-", "")
    office = subprocess.Popen(["soffice", f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--norestore", "--nologo", "--nodefault", f"--accept=pipe,name={pipe};urp;"])
    try:
        context = _connected(pipe, office)
        for job in json.load(sys.stdin):
            _do(context, job)
        context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context).terminate()
        office.wait(20)
    finally:
        if office.poll() is None:
            office.kill()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
