#!/usr/bin/env python3
"""Writes outline.tsv from countries-110m.json of the npm package world-atlas 2.0.2 (Natural Earth, public domain).

    npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz
    python3 docs/outline.py package/countries-110m.json > data/map/outline.tsv
"""
import json
import sys

topology = json.load(open(sys.argv[1], encoding="utf-8"))
(sx, sy), (tx, ty) = topology["transform"]["scale"], topology["transform"]["translate"]


def arc(steps):
    """Degrees of an arc, which is written as differences of whole numbers."""
    x = y = 0
    for dx, dy in steps:
        x, y = x + dx, y + dy
        yield round(x * sx + tx, 1), round(y * sy + ty, 1)


arcs = [list(arc(a)) for a in topology["arcs"]]


def ring(indexes):
    """One closed line; a negative index is an arc walked backwards."""
    points = []
    for i in indexes:
        part = arcs[i] if i >= 0 else arcs[~i][::-1]
        points += part if not points else part[1:]
    return [p for n, p in enumerate(points) if n == 0 or p != points[n - 1]]


def pieces(points):
    """A ring that crosses the 180th meridian as the rings on its two sides."""
    jumps = [n for n in range(len(points)) if abs(points[n][0] - points[n - 1][0]) > 180]
    if not jumps:
        return [points]
    turned = points[jumps[0]:] + points[1:jumps[0]] if points[0] == points[-1] else points[jumps[0]:] + points[:jumps[0]]
    parts = [[]]
    for n, p in enumerate(turned):
        if n and abs(p[0] - turned[n - 1][0]) > 180:
            parts.append([])
        parts[-1].append(p)
    return parts


print("# Outlines of countries in degrees east and north to one decimal, for a small map: rings by semicolon, points by comma. Antarctica is left out.")
print("# source: Natural Earth 1:110m (public domain), by way of npm world-atlas 2.0.2 (ISC), countries-110m.json; made by docs/outline.py")
print("name\trings")
for country in sorted(topology["objects"]["countries"]["geometries"], key=lambda g: g["properties"]["name"]):
    if country["properties"]["name"] == "Antarctica":
        continue
    polygons = country["arcs"] if country["type"] == "MultiPolygon" else [country["arcs"]]
    rings = [part for polygon in polygons for r in polygon for part in pieces(ring(r))]
    text = ";".join(",".join(f"{x:g} {y:g}" for x, y in r) for r in rings if len(r) > 3)
    if text:
        print(f"{country['properties']['name']}\t{text}")
