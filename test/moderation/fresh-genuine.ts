/** Genuine adverts, in the shape of genuine.txt but with wrapped lines. All names and addresses are made up. */
export const FRESH_GENUINE = `
job | Care assistant, older people's home | £14.10 an hour
Help residents to wash, dress and eat. We pay for your DBS check and give you a free uniform. Shifts are 7am to 3pm or
2pm to 10pm, and every other weekend is off.
> Fill in the form at elmcourt-care.example/jobs or ring Denise on 020 7946 0102

job | Home care worker, Walthamstow | £15.20 an hour
You visit six or seven people a day. We pay for the time and travel between visits. You need a driving licence or a
bike. The rota is shared each Thursday in a WhatsApp group.
> Send your CV to jobs@lea-homecare.example

job | Senior support worker, learning disability | £30,250 a year
Lead a shift in a house where five adults live. Sleep-in nights are paid at £65 on top. An enhanced DBS check is
needed and we cover the cost.
> Apply by 4 December at ninetrees.example

job | Healthcare assistant, outpatients | £27,485 a year
Band 3 post in a busy hospital clinic. You will take blood pressure, walk with patients and keep rooms stocked. NHS
pension and 27 days' leave plus bank holidays.
> Apply on the trust's jobs page; interviews are on 9 December

job | Hospital porter, bank | £14.92 an hour
Bank shifts that you choose yourself in an app. Weekend and night hours pay extra. Occupational health will ask about
your vaccines before you begin, free of charge.
> bank.office@stanselm-hospital.example

job | Registered nurse, district team | £38,700 a year
You will need a current NMC PIN. We can sponsor a Skilled Worker visa for this post and we pay the sponsor's costs
ourselves. Lease car available.
> Informal chat with the team lead on 020 7946 0133

job | Teaching assistant, Year 2 | £19,400 a year
Term time only, 8.30am to 3.30pm. The school keeps children safe, and the person appointed will have an enhanced DBS
check that we pay for. Two references are needed.
> Send the school's own form to office@larkhill-primary.example by noon on 1 December

job | Midday meals supervisor | £14.13 an hour
Five lunch hours a week in the dining hall and playground. A good fit if you have children at the school. Free school
lunch for you too.
> Pick up a form from the school office

job | School cleaner | £14.80 an hour
3.30pm to 6pm, Monday to Friday, all year. Overalls and equipment are provided. Bring your passport or another right
to work document to the interview so that we can check it.
> Ring the site manager, 020 7946 0158

job | Sales assistant, shoe shop | £12.90 an hour
Twenty hours over four days, one of them Saturday. 40% staff discount. Commission on top of your hourly pay, most
people make an extra £30 a week.
> Bring a CV to the shop or email store12@cobbleandlace.example

job | Christmas temps, garden centre | £13.05 an hour
Carry trees, work the till and keep the displays tidy. Until 24 December with a chance to stay on. No experience
needed, we will show you everything.
> Come to our open day on Saturday from 10am to 2pm

job | Baker's shop counter staff | £13.40 an hour
6am starts, done by 1pm. Take home bread at the end of the shift. After your first day we ask for your bank details
and National Insurance number so that we can pay you.
> Ask for Renu at the counter

job | Key holder, charity shop | £13.85 an hour
Open and close up, cash the till and look after eight volunteers. You'll bank the takings at the post office twice a
week.
> Apply at harbourlight-trust.example/vacancies

job | Warehouse picker, Park Royal | £14.25 an hour
Pick online orders with a scanner, 10pm to 6am. The night rate is 20% more. Free safety boots and hi-vis. Weekly pay
every Friday. Start next week if you can.
> Text PICK and your name to 07700 900180 and the site team will ring you

job | Parcel sorter, early mornings | £13.60 an hour
Sort parcels on to vans at our depot in Croydon, 4am to 9am. Lifting up to 20 kg. Free parking and a hot drink.
> Apply at southgate-parcels.example

job | Forklift driver | £16.10 an hour
Counterbalance licence required. We renew your ticket for you. Permanent, 40 hours, overtime at time and a half.
> Call Yusuf in the depot office on 020 7946 0177

job | Van driver, furniture deliveries | £138 a day
Two-person crew, our van and our fuel. Up to six points on your licence is fine. Tips are yours.
> Email depot@oakandash-delivery.example with a copy of your CV

job | Kitchen porter | £14.80 an hour
Busy pub kitchen in Clapham. Meals on shift, tips shared equally and paid weekly. Late bus home is paid after
midnight.
> Pop in between 3pm and 5pm and ask for the head chef

job | Barista, training given | £13.50 an hour
We teach you to make coffee in your first two weeks and you are paid for it. Sunday closed. The team arranges shift
swaps on WhatsApp.
> hello@threecups.example

job | Waiting staff, wedding venue | £15 an hour
Casual weekend work. Black trousers are yours, we give you the shirt and apron. Paid the Friday after each event by
bank transfer.
> Tell us which weekends you are free: events@priorybarn.example

job | Restaurant host | £14.50 an hour plus service charge
Welcome guests, manage bookings and seat tables. Evenings, 5pm to 11pm. A smart appearance matters and we lend you a
jacket.
> Email a CV to manager@saffronyard.example

job | Hotel room attendant | £13.75 an hour
You clean 14 rooms in an eight-hour day. Laundry of your uniform is free. Staff rooms aren't available.
> Speak to housekeeping on 020 7946 0195

apprenticeship | Plumbing apprentice | £9.20 an hour
Four days on site and one at college for three years. Your tools and training are paid for. You do not need GCSEs, but
you will work on English and maths with us.
> Apply on the national apprenticeship site or email apprentices@fairwater-heating.example

apprenticeship | Early years apprentice, level 3 | £10.85 an hour
Learn on the job at our nursery in Tooting. You'll get a mentor, an hour of study time each day and a free paediatric
first aid course.
> Email the manager, join@acornroom.example

apprenticeship | Business administration apprentice at the council | £14.80 an hour
Everyone in our scheme gets the London Living Wage. For local residents aged 16 and over, with no upper limit. A
guaranteed interview for care leavers.
> The form closes on 12 December

apprenticeship | Junior software apprentice | £21,000 a year
You may work from home two days a week and we give you a laptop on your first day. Two years, then a permanent role if
all goes well.
> apply.brightquay.example

volunteering | Food bank helper | Travel expenses are paid
Pack bags and chat with visitors on Tuesday mornings. Bring bus or train receipts and we'll give you the money back
the same day. Lunch too.
> Come along or email volunteer@eastfold-foodbank.example

volunteering | Befriender | Expenses up to £8 a visit
Visit an older neighbour for an hour a week. We do a DBS check, which is free for volunteers, and two evenings of
training.
> Ring Carol, 020 7946 0203

volunteering | Charity shop volunteer | Lunch is paid after four hours
Sort gifts, steam clothes or list items online. A reference letter is given after three months if you want one.
> Call in and ask for a form

volunteering | Trustee treasurer | Unpaid, expenses are met
Look after our accounts with the bookkeeper and report to six meetings a year. Two people have to sign every payment.
> chair@willowbank-community.example

volunteering | Park gardening mornings | Free tea and cake
Every second Sunday. No need to sign up. Gloves and tools are there. Children are welcome with an adult.
> Meet at the lodge at 10am

job | Fundraising officer, hospice | £33,600 a year
Plan walks, quizzes and a summer fair. Some evenings, given back as time off. You will thank donors and keep the
records of their gifts correct.
> Apply with a two-page letter to people@lanternhospice.example

job | Door-to-door fundraiser | £14.80 an hour
An hourly wage whatever you bring in, with a bonus for the whole team. We never work on commission alone. 3pm to 8pm
in teams of five.
> Meet us on Wednesday at 2pm; details at kindsteps.example

job | Part-time bookkeeper | £18 an hour
Twelve hours a week, at times that suit you. Match supplier invoices, run payroll for nine people and get the payments
ready for the director to approve.
> accounts@tanner-joinery.example

job | Data entry clerk, six months | £14.95 an hour
Type old paper records into the clinic's system in our office in Ilford. You need 35 words a minute. A short typing
test is part of the interview.
> Apply through our website, mossgate-dental.example

job | Customer service adviser, home-based | £25,900 a year
We send you a laptop, headset and chair at no cost. The first fortnight is in our office in Wembley. Your pay is
monthly into your bank account.
> Apply at northline-energy.example/careers by 8 December

job | Estate agent, trainee negotiator | £24,500 a year basic, £38,000 OTE
A guaranteed wage with commission when you let or sell a home. You need a driving licence; a pool car is supplied.
> Send a CV to careers@fieldand-marsh.example

job | Security officer, museum | £15.65 an hour
A front-line SIA licence is required. 42 hours over a four on, four off pattern. We renew your licence after a year
with us.
> Ring our control room on 020 7946 0226

job | Cleaner, offices near Bank | £14.80 an hour
5am to 8am, Monday to Friday. Paid every two weeks with holiday pay. Near Bank station. You can start as soon as your
right to work has been checked.
> WhatsApp or call the area manager, Luis, 07700 900265

job | Nursery practitioner | £28,600 a year
Level 2 or 3 wanted. Your own children get half-price places. DBS update service refunded every year.
> Visit us first: 020 7946 0241

job | Labourer, Nine Elms | £15.50 an hour
You must have a green CSCS card. If you haven't, the job centre can help you to get one free. PPE supplied, parking
for bikes.
> Site office, 020 7946 0259

job | Bike courier, employed | £14.80 an hour
You are on our payroll, with sick pay and holidays. We lend you an e-bike and repair it. No deposit.
> riders@greenwheel.example

job | Lifeguard | £14.33 an hour
Pool qualification needed, or do our free course first in return for 60 hours' work with us. Weekend shifts.
> Apply at tidewaypool.example

job | Hairdresser, chair or employed | £14 an hour plus 10% of sales
Busy salon in Peckham. Bring your own scissors; towels and colour are ours. Your regulars are welcome.
> Message Shanice on 07700 900274 to arrange a trial, which we pay

job | Housing officer | £37,250 a year
You manage a patch of 320 homes, help people with rent arrears and visit tenants. You never take cash. Hybrid, three
days out.
> Council jobs page, closes midnight on 7 December

job | Crypto and fraud analyst | £46,000 a year
Help our bank's customers who were tricked into sending money abroad or buying crypto. You'll review payments and
write reports. Two years in fraud or compliance needed.
> Apply with a CV; two interviews at our office in Canary Wharf

course | Get into care, three weeks | Free
A free course with a care certificate, for people out of work. We pay for lunch, travel and your DBS. Interviews with
local employers at the end.
> Book at adultlearning-southreach.example

course | Door supervisor training | £210, free on Universal Credit
Four days and two exams. The licence fee is paid to the regulator and is not part of the price. Tell us if you get a
benefit and your place is funded.
> 020 7946 0288

placement | Kitchen work experience, two weeks | Travel and meals are paid
For people who want to try catering before they look for work. Your benefits do not change. Your coach comes with you
on the first day.
> Speak to your work coach or email try@commonpot.example

event | Jobs fair at the leisure centre | Free
Thirty employers, CV help and a quiet hour from 10am. Bring several copies of your CV, and ID if you have it. No fees
to anyone, and never pay somebody for a job.
> Drop in on 3 December, 10am to 3pm
`
