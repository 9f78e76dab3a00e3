"""What a person sees: processes, windows, screens. Qt lives here and nowhere else."""
