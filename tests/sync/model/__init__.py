"""Three laptops, two coordinators and central over a line that loses and doubles: does all come together?"""
