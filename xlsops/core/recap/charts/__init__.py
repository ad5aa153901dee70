"""What the recap shows as pictures: bars, and how bureaus and indicators lie to each other."""
