/** Different words for the same thing: whoever types one of them finds all. */
export const SAME = `
hca = healthcare assistant = health care assistant = nursing assistant
healthcare = health care
care assistant = carer = care worker = support worker = caregiver
domiciliary care = home care = homecare = live in care
support worker = support assistant
social care = adult care
nurse = registered nurse = rgn = rmn = staff nurse
midwife = midwifery
gp = doctor = surgery
nhs = national health service = hospital
physio = physiotherapist = physiotherapy
ot = occupational therapist = occupational therapy
phlebotomist = phlebotomy
dental nurse = dental assistant
pharmacist = pharmacy = dispenser
warehouse = picker packer = order picker = storeperson = warehouse operative = pick and pack
forklift = flt = fork lift = reach truck
hgv = lorry driver = lgv = truck driver = class 2 driver = class 1 driver
van driver = delivery driver = courier = multi drop
bus driver = pcv driver = coach driver
driver = driving
postman = postwoman = postal worker = mail sorter
it support = tech support = technical support = helpdesk = service desk = it technician
software developer = programmer = software engineer = coder = coding
web developer = web development = front end developer
data analyst = data analysis = analytics
cyber security = cybersecurity = information security
ux = user experience
digital skills = computer skills = basic computing = using a computer
childminder = childminding
nursery nurse = early years educator = early years practitioner = nursery practitioner = nursery assistant
early years = eyfs = nursery
childcare = child care
nanny = au pair
playworker = play worker = playscheme
ta = teaching assistant = classroom assistant
lsa = learning support assistant = learning support
sen = send = special educational needs = special needs
midday supervisor = lunchtime supervisor = midday meals supervisor
teacher = teaching
tutor = tutoring = tuition
youth worker = youth work
lifeguard = pool attendant
cscs = cscs card = construction site card = construction skills certification = labourer card
labourer = labouring = site labourer = general labourer = groundworker
builder = building work
construction = building trade = building site
bricklayer = bricklaying = brickie
carpenter = carpentry = joiner = joinery = chippy
electrician = electrical installation = sparky = spark
plumber = plumbing = heating engineer
painter = decorator = painting and decorating
plasterer = plastering
scaffolder = scaffolding
roofer = roofing
welder = welding
gas engineer = gas safe
handyman = handyperson = maintenance operative = caretaker = odd job
retrofit = insulation installer = energy efficiency
solar = solar panels = photovoltaic
gardener = gardening = horticulture = grounds maintenance = landscaper
recycling = waste operative = refuse
cleaner = cleaning = cleaning operative = domestic assistant
housekeeper = housekeeping = room attendant = chambermaid
janitor = caretaker = premises officer = site manager
security = security guard = security officer = door supervisor = doorman = bouncer
sia = sia licence = sia license = security licence
cctv = surveillance
steward = stewarding = event steward
chef = cook = commis chef = line cook
kitchen porter = kp = kitchen assistant = dishwasher = pot wash
barista = coffee shop = cafe assistant
waiter = waitress = waiting staff = front of house = server
bartender = bar staff = barman = barmaid = bar work
catering = food service = canteen
hospitality = hotel and catering
baker = bakery = pastry chef
food hygiene = food safety
retail assistant = shop assistant = sales assistant = shop work = retail
cashier = till operator = checkout
shelf stacker = shelf filler = replenishment = stock assistant
merchandiser = merchandising
customer service = customer care = customer support = customer adviser
call centre = contact centre = telephone agent
telesales = telemarketing
admin = administrator = administration = administrative = office assistant = clerical
receptionist = reception = front desk
pa = personal assistant = executive assistant
secretary = secretarial
data entry = data input = typist = typing
bookkeeper = bookkeeping = book keeping
accountant = accounting = accounts assistant = aat
payroll = payroll clerk
hr = human resources = people team
recruitment = recruiter = recruitment consultant
finance = financial
marketing = social media
project manager = project management
graphic designer = graphic design
photographer = photography
journalist = journalism
film = television = tv = media production
music = musician
fashion = tailoring = sewing = dressmaking
hairdresser = hairdressing = hair stylist
barber = barbering
beautician = beauty therapist = beauty therapy
nail technician = nails = manicurist
pt = personal trainer = gym instructor = fitness instructor
estate agent = lettings
paralegal = legal assistant
solicitor = lawyer
librarian = library assistant = library
fundraiser = fundraising
volunteer = volunteering = voluntary work = voluntary
apprentice = apprenticeship
trainee = traineeship
internship = intern = work placement
work experience = work placement = work trial
course = training = class
esol = english classes = learn english = english for speakers of other languages = english lessons
functional skills = maths and english = english and maths
maths = numeracy = mathematics
english = literacy
gcse = gcses
first aid = first aider
dbs = disclosure and barring = crb = enhanced dbs
health and safety = iosh
driving licence = driving license
manual handling = moving and handling
nvq = national vocational qualification
btec = btecs
cv = curriculum vitae = resume = cv writing = cv help
interview = interviews = interview practice = interview skills = mock interview
careers advice = careers guidance = career coach = careers adviser
jobcentre = job centre = jobcentre plus = dwp
uc = universal credit
benefits = benefits advice = welfare rights = welfare benefits
pip = personal independence payment = disability benefits
debt = debt advice = money advice
food bank = foodbank
cost of living = money worries
housing = housing advice = homelessness
immigration = immigration advice
legal advice = law centre = free legal
citizens advice = cab
mental health = wellbeing = counselling
anxiety = depression = low mood
disability = disabled = disabilities
autism = autistic = asd
adhd = neurodivergent = neurodiversity
dyslexia = dyslexic
learning disability = learning disabilities = learning difficulties
deaf = hard of hearing = bsl = british sign language
blind = sight loss = visually impaired
supported employment = supported internship = job coach
refugee = refugees = asylum seeker = asylum seekers
ex offender = ex offenders = criminal record = prison leaver = prison leavers
care leaver = care leavers = care experienced
carers = unpaid carers = family carers
veteran = veterans = ex forces = armed forces
lone parent = single parent = single mum
over 50 = over 50s = older workers = mature
young people = young person = youth
self employed = self employment = freelance = freelancer
start a business = starting a business = start up = enterprise = own business
wfh = remote = home working = working from home = work from home = homeworking = home based
part time = pt hours
school hours = term time = term time only = school run
night shift = nights = night work
weekend = weekends = saturday
evening = evenings
temp = temporary
zero hours = bank staff = casual
jobs fair = job fair = careers fair = recruitment day
drop in = walk in = drop ins
esa = employment and support allowance
access to work = reasonable adjustments
film extra = supporting artist
customer = customers
dog walker = pet care
mechanic = vehicle technician = motor vehicle
train driver = railway = rail
airport = ground staff = cabin crew
factory = production operative = manufacturing = assembly
machinist = sewing machinist
civil service = government = council = local authority
housing officer = housing association
engineer = engineering
`

/** Left finds right as well; who types what is on the right wants only that. */
export const ALSO = `
childminder > nanny, childcare, nursery, early years
nanny > childminder, childcare
nursery > childcare, early years
it > itwork, information technology, computer, tech support, digital
computer > computers, digital skills, itwork
computing > itwork, computer, digital skills
tech > itwork, technology, digital
digital > itwork, computer
coding > itwork, programming, software
carer > personal care, domiciliary care, home care
care worker > healthcare assistant
childcare > nursery, early years, childminder, creche
chef > kitchen
kitchen > kitchen porter, chef, catering
waiter > restaurant
restaurant > waiter, chef, kitchen porter, hospitality
cafe > barista, catering
shop > retail assistant, retail
supermarket > retail assistant, shelf stacker
office > admin, receptionist
security > sia
nhs > healthcare assistant, nurse
hospital > nhs, healthcare assistant
school > teaching assistant
builder > bricklayer, labourer, construction
construction > labourer, cscs
delivery > delivery driver, courier
driver > hgv, van driver
logistics > warehouse, delivery driver
gardening > parks
green jobs > solar, retrofit, recycling, gardener
benefits > universal credit
universal credit > benefits advice, welfare
money > debt advice, budgeting
mum returning > return to work, returner, part time, school hours, parents
mums returning > return to work, returner, part time, school hours, parents
returning to work > return to work, returner, back to work
mum > parents, mothers, returner
mums > parents, mothers, returner
dad > parents, fathers
parent > parents, childcare
english > esol
ict > itwork, computer, digital skills
sewing > fashion
fitness > personal trainer, gym
beauty > beauty therapist, hairdresser
hair > hairdresser, barber
volunteer > befriender
counselling > therapist
disabled > access to work, disability confident
remote > online
`

/** Said of oneself or of the thing; the words themselves would find the wrong things, so only the right side is looked for. */
export const INSTEAD = `
no experience > entry level, full training, training provided, training given, no qualifications needed, trainee
no experience needed > entry level, full training, training provided, training given, no qualifications needed
no experience necessary > entry level, full training, training provided, training given, no qualifications needed
without experience > entry level, full training, training provided, training given, no qualifications needed
no qualifications > no qualifications needed, entry level
unskilled > entry level, no qualifications needed, full training
`
