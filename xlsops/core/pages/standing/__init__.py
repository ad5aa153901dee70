"""How far the procedure is: home, steps, matrix, Gantt, history."""
