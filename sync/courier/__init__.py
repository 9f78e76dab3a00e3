"""The same objects on a USB stick: `pack.write_pack` out, `answer.import_answer` back."""
