"""What is kept is bounded in bytes, of one release, and the least recently read leaves first."""

from __future__ import annotations

import gc
import threading
import tracemalloc

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.http.shelf import OVERHEAD, Page, Shelf, weight

LIMIT = 20 * OVERHEAD


def page(body: bytes = b"words", release: str = "one", tag: str = '"a"') -> Page:
    headers = [("Content-Length", str(len(body))), ("X-Archive-Release", release), ("ETag", tag)]
    made = Page.of("200 OK", headers, [body])
    assert made is not None
    return made.read()


def key(number: int) -> tuple[str, str, str]:
    return f"/documents/{number}", "", "br"


@pytest.fixture
def shelf() -> Shelf:
    return Shelf(lambda: ("", 1), LIMIT)


def test_the_least_recently_read_page_leaves_first(shelf):
    number = 0
    while shelf.held + weight(key(number), page()) <= LIMIT:
        shelf.keep(key(number), page(), ("", 1))
        number += 1
    assert shelf.find(key(0))
    shelf.keep(key(number), page(), ("", 1))
    assert shelf.find(key(0)) and shelf.find(key(number))
    assert shelf.find(key(1)) is None


def test_a_page_kept_again_takes_the_place_of_itself(shelf):
    for body in (b"a", b"b" * 3000, b"c"):
        shelf.keep(key(1), page(body), ("", 1))
    found = shelf.find(key(1))
    assert found is not None and list(found.body) == [b"c"]
    assert shelf.held == weight(key(1), found)


def test_a_page_of_another_release_than_the_stamp_tells_is_not_kept():
    shelf = Shelf(lambda: ("two", 1), LIMIT)
    shelf.keep(key(1), page(release="one"), ("two", 1))
    assert shelf.find(key(1)) is None
    shelf.keep(key(1), page(release="two"), ("two", 1))
    assert shelf.find(key(1))


STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("keep"), st.integers(0, 8), st.integers(0, LIMIT)),
        st.tuples(st.just("late"), st.integers(0, 8), st.integers(0, 3)),
        st.tuples(st.just("find"), st.integers(0, 8), st.just(0)),
        st.tuples(st.just("switch"), st.integers(0, 3), st.just(0)),
    ),
    max_size=60,
)


@given(STEPS)
def test_whatever_happens_the_shelf_stays_bounded_and_of_one_release(steps):
    now = [0]
    shelf = Shelf(lambda: ("", now[0]), LIMIT)
    for what, number, size in steps:
        if what == "keep":
            shelf.keep(key(number), page(b"x" * size, str(now[0])), ("", now[0]))
        elif what == "late":
            shelf.keep(key(number), page(b"x", str(size)), ("", size))
        elif what == "switch":
            now[0] = number
        else:
            found = shelf.find(key(number))
            assert found is None or found.release == str(now[0])
        assert shelf.held == sum(weight(*kept) for kept in shelf.pages.items()) <= LIMIT
        assert {kept.release for kept in shelf.pages.values()} <= {str(shelf.at[1])} if shelf.at else True


def test_what_is_counted_is_no_less_than_what_is_taken():
    limit = 4_000_000
    shelf = Shelf(lambda: ("", 1), limit)
    gc.collect()
    tracemalloc.start()
    for number in range(2000):
        headers = [(f"X-Header-{n}-{number}", f"value {n} {number}" * 4) for n in range(20)]
        headers += [("X-Archive-Release", "one"), ("ETag", f'"{number}"')]
        made = Page.of("200 OK", headers, [bytes(number % 3000)])
        assert made is not None
        shelf.keep((f"/documents/{number}", f"page={number}", "gzip"), made.read(), ("", 1))
    del headers, made
    gc.collect()
    taken, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert len(shelf.pages) > 300
    assert taken <= shelf.held <= limit


def test_readers_in_many_threads_never_find_a_page_of_the_release_before():
    now, wrong = [1], []
    shelf = Shelf(lambda: ("", now[0]), LIMIT)

    def read(seed: int) -> None:
        for step in range(2000):
            earliest = now[0]
            name = key((seed + step) % 9)
            if found := shelf.find(name):
                wrong.extend([found.release] if int(found.release) < earliest else [])
            else:
                before = ("", now[0])
                shelf.keep(name, page(release=str(before[1])), before)

    def publish() -> None:
        for _ in range(2000):
            now[0] += 1

    threads = [threading.Thread(target=read, args=(seed,)) for seed in range(4)]
    threads.append(threading.Thread(target=publish))
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert wrong == []
    assert shelf.held == sum(weight(*kept) for kept in shelf.pages.items()) <= LIMIT
