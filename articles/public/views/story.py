from http import HTTPStatus

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.utils.encoding import iri_to_uri

from articles import addresses
from articles.pages import documents, live
from articles.pages.beside import beside
from articles.pages.dress import FULL, Dress
from articles.pages.finishing import Finished, made_now
from articles.pages.live_page import as_json
from articles.pages.parts import language_switch
from articles.pages.shown import Shown, shown_versions
from articles.pages.teasers import Showing, read

from ..answers import known_cursor, moved, not_shown, origin


def story(
    request: HttpRequest, language: str, number: int, words: str, dress: Dress = FULL
) -> HttpResponse:
    """The story of that number, whatever words follow: at its right address, else on the way."""
    versions = shown_versions(number, language)
    shown = versions.get(language)
    if shown is None:
        return not_shown(request, language, number, dress)
    if shown.part_of:
        return _in_its_story(request, language, number, shown, dress)
    path = dress.path(shown.path)
    if request.path_info != path:
        return moved(path)
    finished = _finished(shown)
    teaser = read(finished.teaser)
    with known_cursor():
        before = request.GET.get("before", "")
        posts = live.posts_in(finished.inside, language, number, before=before)
    # Machines read it, of which no lite page tells.
    changed = live.changed_by_posts(language, [number]) if posts and dress is FULL else {}
    paths = {code: version.path for code, version in versions.items()}
    page = documents.story(
        language,
        path=shown.path,
        head=finished.head,
        inside=finished.inside,
        # What is beside it would cost a lite page more than its own text.
        around=beside(language, shown.publication_id, teaser) if dress is FULL else None,
        ago=Showing(language).ago(teaser),
        is_in_the_line=shown.is_in_the_line,
        posts=posts,
        changed=changed.get(number),
        versions=language_switch(language, paths),
        origin=origin(request),
        dress=dress,
    )
    return HttpResponse(page)


def posts(request: HttpRequest, language: str, number: int) -> HttpResponse:
    """The latest posts of a live story, for its page that stands open."""
    shown = shown_versions(number, language).get(language)
    if shown is None:
        return not_shown(request, language, number)
    found = live.posts_in(_finished(shown).inside, language, number)
    if found is None:
        raise Http404
    said = as_json(found, origin(request))
    return JsonResponse(said, json_dumps_params={"ensure_ascii": False})


def _finished(shown: Shown) -> Shown | Finished:
    return shown if shown.inside else made_now(shown.publication_id)


def _in_its_story(
    request: HttpRequest, language: str, number: int, post: Shown, dress: Dress
) -> HttpResponse:
    """To where a post stands, which moves on with every later one."""
    story = shown_versions(post.part_of, language).get(language)
    if story is None:
        return not_shown(request, language, number, dress)
    before = live.page_of(language, post.part_of, number, _finished(post).teaser)
    query = f"?before={before}" if before else ""
    path = f"{dress.path(story.path)}{query}#{addresses.anchor(number)}"
    return HttpResponseRedirect(iri_to_uri(path), status=HTTPStatus.FOUND)
