/** Words of generated listings, by sector: titles, what one does, what one needs. Ours, and about nobody. */
export type SectorWords = {
  readonly sector: string
  readonly weight: number
  readonly roles: string
  readonly tasks: string
}

export const SECTOR_WORDS: readonly SectorWords[] = [
  {
    sector: 'health-and-care',
    weight: 20,
    roles:
      'Care Assistant|Healthcare Assistant|Support Worker|Registered Nurse|Domiciliary Carer|Physiotherapy Assistant|Dental Nurse|Phlebotomist|Ward Clerk|Occupational Therapist|Activities Coordinator',
    tasks:
      'personal care for older people|helping residents to wash dress and eat|recording observations on the ward|giving medicines|supporting people with dementia|visiting clients in their own homes|infection control',
  },
  {
    sector: 'construction',
    weight: 8,
    roles:
      'Labourer|Bricklayer|Carpenter|Electrician|Plumber|Site Supervisor|Painter and Decorator|Scaffolder|Retrofit Installer|Groundworker',
    tasks:
      'working safely on site with a CSCS card|reading drawings|moving materials|fixing partitions|wiring new homes|fitting kitchens and bathrooms|keeping tools in order',
  },
  {
    sector: 'digital',
    weight: 9,
    roles:
      'IT Support Technician|Software Developer|Data Analyst|Web Designer|Test Engineer|Service Desk Analyst|Cyber Security Analyst|Product Manager',
    tasks:
      'answering tickets by phone and chat|writing and testing code|building dashboards|keeping networks running|setting up laptops|working with designers|looking after databases',
  },
  {
    sector: 'hospitality',
    weight: 11,
    roles:
      'Chef de Partie|Kitchen Porter|Barista|Waiter|Bar Supervisor|Catering Assistant|Hotel Receptionist|Room Attendant|Baker',
    tasks:
      'making coffee and serving food|preparing ingredients|washing pots and pans|looking after guests|food hygiene and allergens|closing the kitchen at night|setting tables',
  },
  {
    sector: 'retail',
    weight: 10,
    roles:
      'Retail Assistant|Shop Supervisor|Cashier|Visual Merchandiser|Stock Assistant|Store Manager|Customer Adviser',
    tasks:
      'serving customers at the till|filling shelves|dressing windows|counting stock|opening the shop|handling returns|keeping the sales floor tidy',
  },
  {
    sector: 'office',
    weight: 10,
    roles:
      'Administrator|Receptionist|Finance Assistant|Payroll Clerk|Office Manager|HR Adviser|Bookkeeper|Personal Assistant|Project Support Officer',
    tasks:
      'answering the telephone|keeping records up to date|booking meetings and travel|preparing invoices|taking minutes|ordering supplies|checking spreadsheets',
  },
  {
    sector: 'education-and-childcare',
    weight: 10,
    roles:
      'Teaching Assistant|Nursery Practitioner|Learning Support Assistant|Playworker|Midday Supervisor|Maths Tutor|Childminder|Early Years Educator',
    tasks:
      'helping children to read|planning play outdoors|supporting pupils with special needs|keeping children safe|marking work|talking with parents|preparing snacks',
  },
  {
    sector: 'transport-and-warehouse',
    weight: 8,
    roles:
      'Warehouse Operative|Van Driver|HGV Driver|Forklift Driver|Picker Packer|Bus Driver|Courier|Transport Planner',
    tasks:
      'picking and packing orders|loading vehicles|delivering parcels on time|checking the vehicle each morning|scanning goods in|planning routes|driving in London traffic',
  },
  {
    sector: 'creative',
    weight: 3,
    roles: 'Graphic Designer|Gallery Assistant|Theatre Technician|Video Editor|Costume Maker|Music Leader',
    tasks: 'designing posters|rigging lights|editing film|welcoming visitors|sewing costumes|leading workshops',
  },
  {
    sector: 'green',
    weight: 2,
    roles: 'Gardener|Park Ranger|Energy Adviser|Recycling Loader|Tree Surgeon',
    tasks:
      'planting and weeding|advising households on energy|collecting recycling|pruning trees|growing food with neighbours',
  },
  {
    sector: 'security',
    weight: 3,
    roles: 'Security Officer|Door Supervisor|CCTV Operator|Event Steward',
    tasks:
      'patrolling the building with an SIA licence|checking bags|watching screens at night|keeping crowds safe|writing reports',
  },
  {
    sector: 'cleaning-and-facilities',
    weight: 6,
    roles: 'Cleaner|Caretaker|Window Cleaner|Facilities Assistant|Housekeeper',
    tasks:
      'cleaning offices in the early morning|emptying bins|polishing floors|small repairs|unlocking the building|changing beds',
  },
]

export const KIND_TITLES: Readonly<Record<string, string>> = {
  apprenticeship: 'Apprentice {role}',
  course: 'Introduction to {topic}|{topic} for beginners|Level 2 {topic}|Evening class in {topic}|Free {topic} course',
  event: 'Jobs fair for {topic}|Open day at the {topic} centre|{topic} taster day|Meet employers in {topic}',
  volunteering: 'Volunteer {role}|Befriender|Volunteer driver|Community kitchen volunteer|Volunteer gardener',
  placement: 'Work placement with a {role}|Paid work experience in {topic}',
  support: 'Advice about {need}|Help with {need}|Support group for {need}|One to one help with {need}',
  'drop-in': '{need} drop-in|Weekly {need} advice|Walk-in help with {need}',
}
export const TOPICS =
  'English|maths|digital skills|health and social care|bricklaying|food hygiene|childcare|first aid|bookkeeping|coding|ESOL|warehouse skills|customer service|gardening|sewing|driving theory|painting|cookery'
export const NEEDS =
  'debt|housing|universal credit|CV writing|interview skills|childcare costs|mental health|disability benefits|immigration|starting a business|confidence|back to work|health at work|English practice'
export const OPENINGS =
  'We are looking for somebody friendly and reliable to join our team in {area}.|Come and work with people who care about {area}.|This is a good first step for anyone who lives near {area}.|Our busy {area} team has a place for you.'
export const CLOSINGS =
  'Full training is given and uniform provided.|No experience needed, only patience and good humour.|You will need a DBS check, which we pay for.|We pay at least the London Living Wage and offer flexible hours.|Apply early: we close when we have enough applications.|References and proof of the right to work are required.|Step-free access, and the building is near the station.|We welcome parents returning to work.'
export const ORGANIZATION_FIRST =
  'Sample|Example|Bright|Northern|Southern|Riverside|Canal|Market|Station|Park|Garden|Bridge|Harbour|Mill|Tower|Lantern|Willow|Oak|Orchard|Meadow'
export const ORGANIZATION_LAST =
  'Care|Community Trust|College|Catering|Homes|Logistics|Builders|Academy|Retail Group|Hospital|Centre|Services|Kitchen|Cleaning|Security|Partnership|Learning|Advice'
/** Name, latitude, longitude, weight: where Londoners work. */
export const AREAS: readonly (readonly [string, number, number, number])[] = [
  ['Westminster', 51.501, -0.137, 14],
  ['City', 51.515, -0.092, 12],
  ['Camden', 51.539, -0.143, 8],
  ['Islington', 51.544, -0.103, 7],
  ['Hackney', 51.545, -0.055, 6],
  ['Southwark', 51.503, -0.087, 7],
  ['Tower Hamlets', 51.515, -0.033, 7],
  ['Lambeth', 51.461, -0.116, 5],
  ['Hammersmith', 51.492, -0.223, 4],
  ['Wandsworth', 51.457, -0.192, 4],
  ['Lewisham', 51.461, -0.012, 3],
  ['Greenwich', 51.482, 0.008, 3],
  ['Newham', 51.541, 0.003, 4],
  ['Haringey', 51.59, -0.11, 3],
  ['Brent', 51.553, -0.281, 3],
  ['Ealing', 51.513, -0.304, 3],
  ['Barnet', 51.653, -0.2, 2],
  ['Enfield', 51.652, -0.081, 2],
  ['Waltham Forest', 51.584, -0.02, 2],
  ['Redbridge', 51.559, 0.07, 2],
  ['Barking', 51.539, 0.08, 2],
  ['Havering', 51.575, 0.183, 1],
  ['Bexley', 51.456, 0.146, 1],
  ['Bromley', 51.406, 0.015, 2],
  ['Croydon', 51.372, -0.099, 3],
  ['Sutton', 51.362, -0.194, 1],
  ['Kingston', 51.412, -0.3, 2],
  ['Hounslow', 51.468, -0.361, 2],
  ['Hillingdon', 51.544, -0.476, 2],
  ['Harrow', 51.58, -0.337, 1],
]
