print(_clock.perf_counter() - _began)
