"""manage.py verify: the archive checks itself."""

import json
from dataclasses import asdict
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from archive.models.published import RELEASE, NoRelease, reading
from archive.verify import Coverage, Proof, verify


class Command(BaseCommand):
    help = (
        "Prove coverage, fixity, keys, renderings and addresses of the curators' database and of the release."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--json", action="store_true", help="print the proof as JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        proofs = {"curation": verify("default")}
        try:
            with reading() as release:
                proofs[f"release {release.id}"] = verify(RELEASE)
        except NoRelease as fault:
            self.stderr.write(f"No release to verify: {fault}")
        if options["json"]:
            self.stdout.write(
                json.dumps({name: asdict(p) for name, p in proofs.items()}, ensure_ascii=False, indent=1)
            )
        else:
            for name, proof in proofs.items():
                self.print_proof(name, proof)
        if any(proof.faults for proof in proofs.values()):
            raise SystemExit(1)

    def print_proof(self, name: str, proof: Proof) -> None:
        checked = ", ".join(f"{number:,} {what}" for what, number in sorted(proof.checked.items()))
        self.stdout.write(f"{name}: {checked or 'nothing held'}")
        for coverage in proof.coverage:
            self.print_coverage(coverage)
        for fault in proof.faults:
            self.stdout.write(self.style.ERROR(f"  fault: {fault}"))
        self.stdout.write(f"  {len(proof.faults)} faults" if proof.faults else "  everything is as promised")

    def print_coverage(self, coverage: Coverage) -> None:
        share = coverage.accounted / coverage.characters if coverage.characters else 1
        self.stdout.write(
            f"  {coverage.source}: {coverage.accounted:,} of {coverage.characters:,} characters ({share:.0%})"
        )
        total = coverage.characters or 1
        shares = ", ".join(f"{role} {number / total:.1%}" for role, number in coverage.roles.items())
        self.stdout.write(f"    {shares}")
