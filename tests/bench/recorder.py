"""The recorder process with all that the product's has in memory, hearing a bundled sound."""

import app.recorder.entrance  # noqa: F401
from tests.app.recorder.speaking import main

if __name__ == "__main__":
    main()
