"""Sound: the recorder process with the microphone, and the workspace's end of the line to it."""
