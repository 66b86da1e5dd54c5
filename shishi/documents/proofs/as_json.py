"""A proof as JSON: the lines of ``--format jsonl``, and what the limited child answers."""

import json
from decimal import Decimal
from typing import Any

from shishi.documents.proofs.checking import Checked
from shishi.rulebook.proof.findings import Claim, ClaimKind, Finding, Proof, Severity


def line(checked: Checked, more: tuple[Finding, ...] = ()) -> str:
    """One file as one object on one line. ``more`` are findings of other origin: the comparison with the register."""
    answer: dict[str, Any] = {"file": checked.reading.name, **proof_object(checked.proof, more)}
    if checked.refused is not None:
        answer["error"] = checked.refused
    if checked.belongs_to:
        answer["attached_to"] = checked.belongs_to
    return json.dumps(answer, ensure_ascii=False)


def proof_object(proof: Proof, more: tuple[Finding, ...] = ()) -> dict[str, list[dict[str, Any]]]:
    """Claims and findings in the order of the text. Values are numbers, or null where the text gives none."""
    findings = sorted((*proof.findings, *more), key=lambda finding: (finding.start, finding.end))
    return {"claims": [_claim(claim) for claim in proof.claims], "findings": [_finding(found) for found in findings]}


def proof_from(raw: dict[str, list[dict[str, Any]]]) -> Proof:
    """The inverse of ``proof_object``; whatever is no proof raises ``ValueError``, ``TypeError`` or ``KeyError``."""
    return Proof(
        tuple(
            Claim(
                entry["start"],
                entry["end"],
                entry["quote"],
                ClaimKind(entry["kind"]),
                None if entry["value"] is None else Decimal(str(entry["value"])),
                entry["unit"],
                entry["of"],
            )
            for entry in raw["claims"]
        ),
        tuple(
            Finding(**{**entry, "severity": Severity(entry["severity"]), "suggestion": entry.get("suggestion", "")})
            for entry in raw["findings"]
        ),
    )


def _claim(claim: Claim) -> dict[str, Any]:
    return {
        "start": claim.start,
        "end": claim.end,
        "quote": claim.quote,
        "kind": claim.kind.value,
        "value": _number(claim.value),
        "unit": claim.unit,
        "of": claim.of,
    }


def _finding(finding: Finding) -> dict[str, Any]:
    answer = {
        "start": finding.start,
        "end": finding.end,
        "quote": finding.quote,
        "rule": finding.rule,
        "severity": finding.severity.value,
        "stated": finding.stated,
        "computed": finding.computed,
        "message": finding.message,
    }
    return answer | ({"suggestion": finding.suggestion} if finding.suggestion else {})


def _number(value: Decimal | None) -> int | float | None:
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)
