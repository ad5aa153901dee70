"""What others would do in each contest, as well as it can be done with their libraries; see ``ours``."""
