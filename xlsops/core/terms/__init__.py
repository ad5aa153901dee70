"""The closed vocabularies of the job: who acts, what can be asked for, what may befall a file."""
