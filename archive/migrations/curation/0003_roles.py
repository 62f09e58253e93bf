from django.db import migrations

VIEWED = (
    "body", "clause", "clausetext", "correction", "document", "edition", "fixturefile", "meeting", "note", "party",
    "partyname", "person", "personname", "redirect", "release", "scriptrule", "signatory", "signature", "source",
    "span", "term", "termname",
)  # fmt: skip
# What a curator may do with each record. The admin itself refuses what a published text forbids.
EDITED = {
    "body": "add change delete",
    "correction": "add change delete",
    "document": "add change delete",
    "edition": "change",
    "meeting": "add change delete",
    "note": "add change delete",
    "party": "add change delete",
    "partyname": "add change delete",
    "person": "add change delete",
    "personname": "add change delete",
    "redirect": "add change",
    "scriptrule": "add change delete",
    "signatory": "add change delete",
    "term": "add change delete",
    "termname": "add change delete",
}
VIEWER = [("archive", model, f"view_{model}") for model in VIEWED]
CURATOR = [
    *VIEWER,
    *(("archive", model, f"{verb}_{model}") for model, verbs in EDITED.items() for verb in verbs.split()),
]
REVIEWER = [*CURATOR, *(("curation", "review", codename) for codename in ("review", "publish", "exchange"))]
ROLES = {"viewer": VIEWER, "curator": CURATOR, "reviewer": REVIEWER}
NAMES = {
    "review": "Can approve what others edited, withdraw and reinstate",
    "publish": "Can publish a release",
    "exchange": "Can import and export the fixtures",
}


def make(apps, schema_editor):
    """The three roles. Django makes the permissions after the last migration, so they are made here first."""
    content_type = apps.get_model("contenttypes", "ContentType")
    permission, group = apps.get_model("auth", "Permission"), apps.get_model("auth", "Group")
    alias = schema_editor.connection.alias
    for role, codenames in ROLES.items():
        made, _ = group.objects.using(alias).get_or_create(name=role)
        for app, model, codename in codenames:
            kind, _ = content_type.objects.using(alias).get_or_create(app_label=app, model=model)
            verb = codename.partition("_")[0]
            verbose = apps.get_model(app, model)._meta.verbose_name
            name = NAMES.get(codename, f"Can {verb} {verbose}")
            found, _ = permission.objects.using(alias).get_or_create(
                content_type=kind, codename=codename, defaults={"name": name}
            )
            made.permissions.add(found)


def unmake(apps, schema_editor):
    group = apps.get_model("auth", "Group")
    group.objects.using(schema_editor.connection.alias).filter(name__in=ROLES).delete()


class Migration(migrations.Migration):
    dependencies = [
        ("curation", "0002_reviews"),
        ("archive", "0002_source_text"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    operations = [migrations.RunPython(make, unmake)]
