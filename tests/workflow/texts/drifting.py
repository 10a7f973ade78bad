"""A story in several languages, told by language what happens to them."""

from articles import workflow
from articles.models import RevisionKind, Translation
from tests import make

WRITERS = {"ar": "salma", "ckb": "berfin", "kmr": "berfin"}


class Story:
    """A story whose versions are told by language what happens to them."""

    def __init__(self, people, languages):
        self.people = people
        first, *others = languages
        self.article = make.published(people, first).article
        for before, language in zip(languages, others, strict=False):
            self.translate(before, language)

    def version(self, language):
        return make.fresh(self.article.translations.get(language=language))

    def writer(self, language):
        return getattr(self.people, WRITERS[language])

    def translate(self, source, language):
        started = workflow.start_translation(
            self.version(source), actor=self.writer(language), language=language
        ).translation
        self.save(language, kind="update", headline=make.WORDS[language][0])
        self.publish(language)
        return started

    def save(self, language, *, kind, follows=None, headline=None):
        version = self.version(language)
        words = headline or f"{make.WORDS[language][0]} {next(make.numbers)}"
        workflow.save_draft(
            version,
            actor=self.writer(language),
            content=make.content(
                language, headline=words, kind=kind, note="…" if RevisionKind(kind).is_told else ""
            ),
            opened_revision=version.latest_revision_id,
            source_revision=follows,
        )

    def publish(self, language, at=None):
        version, people = self.version(language), self.people
        opened = {"opened_revision": version.latest_revision_id}
        workflow.submit(version, actor=self.writer(language), **opened)
        make.leave_findings(version, people.zelal)
        workflow.approve(version, actor=people.zelal, **opened)
        workflow.publish(version, actor=people.zelal, at=at, **opened)

    def restore(self, language, number):
        version = self.version(language)
        workflow.restore(
            version,
            actor=self.writer(language),
            number=number,
            opened_revision=version.latest_revision_id,
        )

    def change(self, language, kind="update", **options):
        self.save(language, kind=kind, **options)
        self.publish(language)

    def follow(self, language):
        """Bring a version up to what readers see of its source, and publish it."""
        source = self.version(language).source
        self.change(language, follows=workflow.text_readers_see(source))

    def confirm(self, language):
        workflow.confirm(self.version(language), actor=self.people.zelal)

    def withdraw(self, language):
        workflow.withdraw(self.version(language), actor=self.people.zelal, note="خطأ")

    def republish(self, language):
        workflow.republish(self.version(language), actor=self.people.zelal)

    @property
    def marked(self):
        rows = Translation.objects.out_of_step().filter(article=self.article)
        return set(rows.values_list("language", flat=True))
