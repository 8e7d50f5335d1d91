import type { Point } from '../src/domain/place.ts'

/** The middle of each postcode district around, rounded to about 100 metres, so that "NW5" works without a file. */
const OUTCODE_TABLE = `
NW1 51.533 -0.144 · NW2 51.558 -0.220 · NW3 51.552 -0.173 · NW4 51.587 -0.224 · NW5 51.552 -0.145
NW6 51.542 -0.196 · NW8 51.532 -0.174 · NW10 51.541 -0.248 · NW11 51.578 -0.197 · N1 51.538 -0.097
N1C 51.537 -0.126 · N2 51.590 -0.169 · N3 51.600 -0.194 · N4 51.570 -0.104 · N5 51.554 -0.099
N6 51.573 -0.146 · N7 51.553 -0.118 · N8 51.583 -0.120 · N10 51.595 -0.145 · N15 51.583 -0.081
N16 51.563 -0.077 · N17 51.598 -0.071 · N19 51.565 -0.130 · N22 51.600 -0.110 · EC1R 51.525 -0.108
EC1V 51.527 -0.098 · EC2A 51.524 -0.085 · WC1B 51.519 -0.126 · WC1H 51.527 -0.126 · WC1N 51.523 -0.120
WC1X 51.527 -0.115 · WC2H 51.513 -0.127 · W1T 51.520 -0.137 · W2 51.515 -0.186 · W9 51.525 -0.193
E1 51.517 -0.059 · E2 51.530 -0.063 · E5 51.559 -0.054 · E8 51.544 -0.066 · E9 51.544 -0.043
SE1 51.499 -0.092 · WC1 51.524 -0.122
`

export type KnownOutcode = { readonly outcode: string; readonly point: Point }

export const KNOWN_OUTCODES: readonly KnownOutcode[] = OUTCODE_TABLE.trim()
  .split(/[·\n]/)
  .map((entry) => entry.trim().split(/\s+/))
  .map(([outcode, lat, lng]) => ({
    outcode: outcode!,
    point: { lat: Number(lat), lng: Number(lng) },
  }))

export type Street = { readonly postcode: string; readonly street: string; readonly ward: string } & Point

/**
 * Five made-up streets in each neighbourhood. Their postcodes are samples: the form is right, but none of them was in
 * use when they were chosen (checked November 2026), so that no letter can go astray.
 */
export const STREETS: readonly Street[] = [
  { postcode: 'NW3 8FG', street: 'Lamplighter Road', ward: 'X05000001', lat: 51.5636, lng: -0.1695 },
  { postcode: 'N6 1FG', street: 'Beacon Steps', ward: 'X05000001', lat: 51.5659, lng: -0.1634 },
  { postcode: 'NW3 0LN', street: 'Wick Lane North', ward: 'X05000001', lat: 51.5593, lng: -0.1642 },
  { postcode: 'NW3 8AA', street: 'Glimmer Street', ward: 'X05000001', lat: 51.5599, lng: -0.1716 },
  { postcode: 'NW3 0FG', street: 'Hilltop Parade', ward: 'X05000001', lat: 51.5614, lng: -0.1778 },
  { postcode: 'N6 2LN', street: 'Kiln Row', ward: 'X05000002', lat: 51.5644, lng: -0.1486 },
  { postcode: 'N19 1FG', street: 'Potters Rise', ward: 'X05000002', lat: 51.5654, lng: -0.1424 },
  { postcode: 'NW5 5FG', street: 'Claypit Road', ward: 'X05000002', lat: 51.5598, lng: -0.1438 },
  { postcode: 'NW5 6LN', street: 'Fired Earth Yard', ward: 'X05000002', lat: 51.56, lng: -0.1497 },
  { postcode: 'N6 7AA', street: 'Tilekiln High Street', ward: 'X05000002', lat: 51.5625, lng: -0.157 },
  { postcode: 'N19 2LN', street: 'Larkmead Road', ward: 'X05000003', lat: 51.5644, lng: -0.1276 },
  { postcode: 'N19 6AA', street: 'Skylark Close', ward: 'X05000003', lat: 51.5664, lng: -0.1214 },
  { postcode: 'N19 7FG', street: 'Mead Terrace', ward: 'X05000003', lat: 51.56, lng: -0.1221 },
  { postcode: 'N19 0LN', street: 'Songbird Street', ward: 'X05000003', lat: 51.5599, lng: -0.1287 },
  { postcode: 'N19 1AA', street: 'Upper Mead', ward: 'X05000003', lat: 51.5623, lng: -0.1361 },
  { postcode: 'N4 6FG', street: 'Heron Fields Road', ward: 'X05000004', lat: 51.5652, lng: -0.108 },
  { postcode: 'N4 7LN', street: 'Reedbed Way', ward: 'X05000004', lat: 51.5671, lng: -0.1028 },
  { postcode: 'N4 5AA', street: 'Stilt Walk', ward: 'X05000004', lat: 51.5607, lng: -0.1013 },
  { postcode: 'N4 7HJ', street: 'Fishpond Lane', ward: 'X05000004', lat: 51.5593, lng: -0.1092 },
  { postcode: 'N4 5PQ', street: 'Grey Wing Street', ward: 'X05000004', lat: 51.5628, lng: -0.1154 },
  { postcode: 'NW3 8LN', street: 'Osier Bank Road', ward: 'X05000005', lat: 51.5512, lng: -0.1748 },
  { postcode: 'NW3 0AA', street: 'Basketmakers Row', ward: 'X05000005', lat: 51.5556, lng: -0.1707 },
  { postcode: 'NW3 0HJ', street: 'Willow Cut', ward: 'X05000005', lat: 51.5463, lng: -0.1687 },
  { postcode: 'NW3 8PQ', street: 'Withy Street', ward: 'X05000005', lat: 51.545, lng: -0.1754 },
  { postcode: 'NW3 0BD', street: 'Fleetside', ward: 'X05000005', lat: 51.5477, lng: -0.1809 },
  { postcode: 'NW5 7AA', street: 'Old Dairy Lane', ward: 'X05000006', lat: 51.5513, lng: -0.1572 },
  { postcode: 'NW5 8FG', street: 'Churn Street', ward: 'X05000006', lat: 51.5549, lng: -0.1531 },
  { postcode: 'NW5 0LN', street: 'Creamery Road', ward: 'X05000006', lat: 51.5466, lng: -0.1494 },
  { postcode: 'NW5 5AA', street: 'Buttercup Mews', ward: 'X05000006', lat: 51.544, lng: -0.1563 },
  { postcode: 'NW3 8HJ', street: 'Milkmaid Passage', ward: 'X05000006', lat: 51.5492, lng: -0.1645 },
  { postcode: 'NW5 6FG', street: 'Cobblers Green', ward: 'X05000007', lat: 51.5517, lng: -0.1366 },
  { postcode: 'NW5 7LN', street: 'Last Street', ward: 'X05000007', lat: 51.555, lng: -0.1322 },
  { postcode: 'N7 3FG', street: 'Awl Lane', ward: 'X05000007', lat: 51.5472, lng: -0.1284 },
  { postcode: 'NW5 8AA', street: 'Bootmaker Road', ward: 'X05000007', lat: 51.5446, lng: -0.1352 },
  { postcode: 'NW5 0FG', street: 'Lace Row', ward: 'X05000007', lat: 51.5495, lng: -0.1443 },
  { postcode: 'N7 2LN', street: 'Copper Yard', ward: 'X05000008', lat: 51.5514, lng: -0.1132 },
  { postcode: 'N7 3AA', street: 'Rivet Street', ward: 'X05000008', lat: 51.5551, lng: -0.1075 },
  { postcode: 'N1 2ZY', street: 'Anvil Road', ward: 'X05000008', lat: 51.5466, lng: -0.1025 },
  { postcode: 'N7 2FG', street: 'Bellows Lane', ward: 'X05000008', lat: 51.5448, lng: -0.1141 },
  { postcode: 'N7 3LN', street: 'Hammerman Way', ward: 'X05000008', lat: 51.5497, lng: -0.1226 },
  { postcode: 'NW8 3FG', street: 'The Long Ropewalk', ward: 'X05000009', lat: 51.5373, lng: -0.1672 },
  { postcode: 'NW8 4LN', street: 'Hemp Street', ward: 'X05000009', lat: 51.5402, lng: -0.164 },
  { postcode: 'NW8 5AA', street: 'Twine Road', ward: 'X05000009', lat: 51.5371, lng: -0.1605 },
  { postcode: 'NW8 2FG', street: 'Hawser Lane', ward: 'X05000009', lat: 51.532, lng: -0.1629 },
  { postcode: 'NW8 3LN', street: 'Spinners Walk', ward: 'X05000009', lat: 51.5337, lng: -0.174 },
  { postcode: 'NW1 2ZY', street: 'Bellfounders Road', ward: 'X05000010', lat: 51.537, lng: -0.1455 },
  { postcode: 'NW1 2ZZ', street: 'Clapper Lane', ward: 'X05000010', lat: 51.5403, lng: -0.1431 },
  { postcode: 'NW1 3XZ', street: 'Peal Street', ward: 'X05000010', lat: 51.5366, lng: -0.1375 },
  { postcode: 'NW1 4ZZ', street: 'Treble Row', ward: 'X05000010', lat: 51.5305, lng: -0.142 },
  { postcode: 'NW1 5XZ', street: 'Tenor Street', ward: 'X05000010', lat: 51.5344, lng: -0.1525 },
  { postcode: 'NW1 6ZZ', street: 'Kingfisher Cross', ward: 'X05000011', lat: 51.5373, lng: -0.1252 },
  { postcode: 'N7 2AA', street: 'Halcyon Road', ward: 'X05000011', lat: 51.5407, lng: -0.1226 },
  { postcode: 'N1 2ZZ', street: 'Blue Feather Lane', ward: 'X05000011', lat: 51.5374, lng: -0.1183 },
  { postcode: 'NW1 7XZ', street: 'Perch Street', ward: 'X05000011', lat: 51.5311, lng: -0.123 },
  { postcode: 'NW1 8ZZ', street: 'Riverbend', ward: 'X05000011', lat: 51.5326, lng: -0.1319 },
  { postcode: 'N1 3XZ', street: 'St Orrin Road', ward: 'X05000012', lat: 51.5373, lng: -0.1071 },
  { postcode: 'N1 4ZZ', street: 'Cloister Walk', ward: 'X05000012', lat: 51.5409, lng: -0.1011 },
  { postcode: 'N1 5XZ', street: 'Almoner Street', ward: 'X05000012', lat: 51.5338, lng: -0.1029 },
  { postcode: 'N1 6ZZ', street: 'Sexton Lane', ward: 'X05000012', lat: 51.5328, lng: -0.1101 },
  { postcode: 'N1 7XZ', street: 'Candle Row', ward: 'X05000012', lat: 51.5344, lng: -0.114 },
]
