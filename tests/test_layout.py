"""The shape of the code: the order of modules, the public names, the documented stages, the budgets."""

from __future__ import annotations

import ast
import io
import re
import statistics
import tokenize
from collections.abc import Iterator
from functools import cache
from operator import attrgetter
from pathlib import Path

import pytest

import foedera
from foedera.pipeline import STAGES, Stage, stages_in_order

ROOT = Path(__file__).parent.parent
SOURCE = ROOT / "src" / "foedera"

# The way a page takes. A module imports only from modules that stand before it.
ORDER = """
errors settings dates evidence contract bundled spellings knowledge gazetteer whoswho
unwrap markdown characters envelopes unpack containers pdf fetch acquire
sites tree press printed_dates bylines datelines parts language
lines heads settling tails fragments features boosted bodymodel layout
linked_data stamps page_scan headlines authors attribution publication metadata teasers markup genre article
words days ruling annotate wording acronyms titles persons namesakes beside people surnames bodies names grammar
calendars feasts numerals timewords histories anchoring times companions attachment together dating event_dates
board tenures acting bands antecedents parties pairs issuers speaking pointing roles nominals naming describing unnamed incumbents posts sectors homes origins actors offices locating toponyms mapping places instruments instrument_words listing instrument_names initiative_names series venues editions attending initiatives
phrases lexicon clauses standing frames acts participants fillers judging contexts modes pending merging retelling holdings sizes lasting events
quotations cues reported asides media speakers turns closings statements voices occasions
steps step_days stages chains own_text bystanders signatories sides binding unifying agreements amounts promised announced duties promises deadlines outcomes commitments link reading pipeline relations component rehearsal
copies things paraphrase matters spelled identity votes making treaties person_names same_actor same_event taught inference lessons facts instrument_traits same_described same_instrument same_initiative same_words lives reviews compose consolidate
compact packing cards tables shelves filing placing opinions briefs library composing gists choosing store growth
indexing search learning record reviewing differences rereading subjects ledger scope careers encounters dossier doubts why
code_systems columns export_events export_columns export_tables export_polecat export_gdelt export_ftm export_panel export codebook
brief marked dossier_words dossier_entries dossier_parts dossier_chart dossier_tally dossier_glance dossier_view dossier_page why_view
scores scores_spans gold evaluate_parts scores_times evaluate_times scores_geo evaluate_geo scores_quotes evaluate_quotes scores_actors evaluate_actors
scores_events evaluate_events scores_findings scores_agreements evaluate_agreements scores_statements evaluate_statements
stories scores_stories evaluate_stories coref scores_coref evaluate_coref
evaluate_plv evaluate
terminal cli_common cli_find cli_record cli_review cli_evaluate cli_export cli_lexicon cli __main__
""".split()

NESTING = (ast.If, ast.For, ast.While, ast.With, ast.Try, ast.Match)
CLOCKS = re.compile(r"\b(date\.today|datetime\.now|datetime\.utcnow|time\.time|time_ns)\(")
READS_THE_CLOCK = {"fetch"}  # a page that comes over a network is stamped with when it came


@cache
def tree(module: str) -> ast.Module:
    return ast.parse((SOURCE / f"{module}.py").read_text("utf-8"))


def imports(module: str) -> Iterator[str]:
    """Yield the modules of foedera that a module imports, anywhere in it."""
    for node in ast.walk(tree(module)):
        if isinstance(node, ast.ImportFrom) and node.module == "foedera":
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and (node.module or "").startswith("foedera."):
            yield (node.module or "").split(".")[1]
        elif isinstance(node, ast.Import):
            yield from (alias.name.split(".")[1] for alias in node.names if alias.name.startswith("foedera."))


def functions() -> Iterator[tuple[str, ast.FunctionDef | ast.AsyncFunctionDef]]:
    for module in ORDER:
        for node in ast.walk(tree(module)):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                yield f"{module}.{node.name}", node


@cache
def lines_with_code(module: str) -> frozenset[int]:
    """Return the lines that hold more than a comment or a docstring."""
    tokens = tokenize.generate_tokens(io.StringIO((SOURCE / f"{module}.py").read_text("utf-8")).readline)
    beside = {tokenize.COMMENT, tokenize.NL, tokenize.NEWLINE, tokenize.INDENT, tokenize.DEDENT}
    held = {line for t in tokens if t.type not in beside for line in range(t.start[0], t.end[0] + 1)}
    documented = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Module)
    for node in ast.walk(tree(module)):
        if isinstance(node, documented) and ast.get_docstring(node) is not None:
            text = node.body[0]
            held -= set(range(text.lineno, (text.end_lineno or text.lineno) + 1))
    return frozenset(held)


def code_lines(name: str, node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    span = range(node.lineno, (node.end_lineno or node.lineno) + 1)
    return len(lines_with_code(name.split(".", maxsplit=1)[0]).intersection(span))


def depth(node: ast.AST) -> int:
    """Return how deep blocks stand in one another; an `elif` stands no deeper than its `if`."""
    deepest = 0
    for name, value in ast.iter_fields(node):
        for child in value if isinstance(value, list) else [value]:
            if isinstance(child, ast.AST):
                chained = name == "orelse" and isinstance(node, ast.If) and isinstance(child, ast.If)
                deepest = max(deepest, depth(child) + (isinstance(child, NESTING) and not chained))
    return deepest


def public_things() -> Iterator[tuple[str, ast.AST]]:
    """Yield every public function, class and method, and every module."""
    for module in ORDER:
        yield module, tree(module)
        holders: list[tuple[str, ast.Module | ast.ClassDef]] = [(module, tree(module))]
        for path, holder in holders:
            for node in holder.body:
                if isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_"):
                    yield f"{path}.{node.name}", node
                    if isinstance(node, ast.ClassDef):
                        holders.append((f"{path}.{node.name}", node))


def test_the_order_names_every_module_once() -> None:
    assert sorted(ORDER) == sorted(path.stem for path in SOURCE.glob("*.py") if path.stem != "__init__")


@pytest.mark.parametrize(("at", "module"), list(enumerate(ORDER)))
def test_a_module_imports_only_what_comes_before_it(at: int, module: str) -> None:
    assert set(imports(module)) - set(ORDER[:at]) == set()


def test_what_everyone_may_import_is_there_and_explained() -> None:
    assert sorted(set(foedera.__all__)) == sorted(foedera.__all__)
    assert [name for name in foedera.__all__ if not getattr(foedera, name).__doc__] == []


@pytest.mark.parametrize("name", getattr(foedera, "__all__", []))
def test_every_public_name_stands_in_the_documentation(name: str) -> None:
    pages = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
    assert any(re.search(rf"\b{name}\b", page.read_text("utf-8")) for page in pages)


def test_every_public_thing_has_a_docstring() -> None:
    silent = [
        name
        for name, node in public_things()
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef) and not ast.get_docstring(node)
    ]
    assert silent == []


@pytest.mark.parametrize("stage", STAGES, ids=attrgetter("name"))
def test_every_stage_has_its_section_in_the_docs(stage: Stage) -> None:
    assert f"\n## {stage.name}\n" in (ROOT / "docs" / "stages.md").read_text("utf-8")


def test_every_stage_finds_what_it_needs() -> None:
    assert {stage.name: missing for stage, missing in stages_in_order() if missing} == {}


def test_functions_keep_to_their_budget() -> None:
    lengths = {name: code_lines(name, node) for name, node in functions()}
    ordered = sorted(lengths.values())
    assert {name: length for name, length in lengths.items() if length > 60} == {}
    assert statistics.median(ordered) <= 10
    assert ordered[len(ordered) * 9 // 10] <= 30


def test_blocks_stand_no_deeper_than_four() -> None:
    assert {name: depth(node) for name, node in functions() if depth(node) > 4} == {}


@pytest.mark.parametrize("module", ORDER)
def test_a_module_keeps_to_500_lines(module: str) -> None:
    assert len((SOURCE / f"{module}.py").read_text("utf-8").splitlines()) <= 500


@pytest.mark.parametrize("module", [module for module in ORDER if module not in READS_THE_CLOCK])
def test_no_reading_depends_on_the_clock(module: str) -> None:
    assert CLOCKS.findall((SOURCE / f"{module}.py").read_text("utf-8")) == []
