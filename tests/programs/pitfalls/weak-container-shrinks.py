import weakref

class Player:
    pass

players = [Player() for _ in range(3)]
online = weakref.WeakSet(players)
for player in online:  # weak-container-shrinks
    players.clear()
    print(len(online))
