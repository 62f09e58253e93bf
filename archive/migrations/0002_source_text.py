from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("archive", "0001_records")]

    operations = [
        migrations.AddField(
            "source",
            "text_sha256",
            models.CharField(
                blank=True,
                default="",
                help_text="of its UTF-8, where the bytes are not that",
                max_length=64,
                verbose_name="SHA-256 of the text",
            ),
            preserve_default=False,
        ),
    ]
