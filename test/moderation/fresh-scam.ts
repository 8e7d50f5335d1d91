/** Scam-like adverts, in the shape of scam.txt but with wrapped lines. All names and addresses are made up. */
export const FRESH_SCAM = `
job | Hotel app optimiser, remote | £80 to £250 a day
You complete sets of 40 bookings on our platform from your phone, about one hour each day. Commission is credited
after every set. If your balance goes negative on a lucky booking you simply top up and get it back with a bonus.
> Add Chloe on Telegram @chloe_hotelreviews

job | Product reviewer, flexible | £15 per task
Hi dear, I am Mia from a recruitment firm. Our client needs people to boost the ranking of online shops. Thirty
minutes a day, withdraw the same evening. Trial account given, then you charge your own account with USDT to unlock
the VIP tasks.
> Text "1" to 07700 900231 on WhatsApp and my colleague will train you

job | Like and follow videos | £5 for each like
A social media agency needs 120 people this week. Like three clips, send us the screenshot, get £15 straight away.
Members who prepay for a merchant task earn 30% on top.
> WhatsApp 07700 900418

job | Home parcel handler | £2,900 a month
Receive packages at your flat, check that nothing is broken, put on the new label that we email to you and drop them
at the post office. No interview. You are paid £25 per box at the end of your first month.
> hr.brentlogix@freemail.example

job | Quality inspector for deliveries, work from home | £640 a week
Goods bought by our overseas customers will come to your address in different names. Photograph them, repack and
forward them abroad. Ideal for parents and retired people with somebody at home in the daytime.
> Send a photo of your passport and a recent bill to start@forward-desk.example

job | Local dispatch agent | £35 per parcel
We ship electronics to Eastern Europe and our buyers cannot get UK delivery. You take in the phones and tablets at
home and send them on the same day with prepaid labels. Start tomorrow, contract by message.
> Viber or WhatsApp 07700 900552

job | Payment processing officer, part time | £450 a week plus 8%
Customers pay into your current account. You keep eight per cent and move the rest to our suppliers within two hours.
The account must be in your own name and at least six months old.
> finance.dept@freemail.example

job | Accounts assistant (remote) | £2,200 a month
Our company is new in the UK and is still waiting for its business bank account. Until then staff accept client
transfers and pass them on by instant payment or buy gift cards with the balance. Training given.
> Write to Mr Hollis, hollis.accounts@freemail.example

job | Students! Make money from your bank app | £300 to £1,000 a day
Got an account you do not use? Lend it to us for a day, money lands, you take your cut. Totally legit, done it with
loads of people in Croydon and Lewisham. Need your card and pin for a few hours only.
> Snap: quickflips.ldn

job | Crypto exchange agent | £500 a week
You receive pounds from our traders and change them to Bitcoin at a cash machine near you, then scan the code we send.
Ten per cent of each exchange is yours. No experience wanted, only honesty.
> Signal 07700 900673

job | Care assistant with visa sponsorship | £15.90 an hour
Live anywhere? We have 60 places in London care homes. Certificate of Sponsorship issued in 14 days. The candidate
pays £6,500 for the certificate in two parts, the first before the interview.
> WhatsApp Sister Grace 07700 900784

job | Senior carer, sponsorship available for dependants | £29,000 a year
Tier 2 licence holder. Switch from student to skilled worker with us. Processing charge £3,000, refundable if refused.
Pay our agent in cash or by transfer to his personal account.
> jobs.silverleafcare@freemail.example

job | Healthcare assistant, immediate start | £14.50 an hour
You passed the first stage already! To get your shifts we only need your DBS payment of £68 today by bank transfer,
and then £45 for the mandatory e-learning. Shifts begin on Monday.
> Send proof of payment to 07700 900835

job | Support worker, no interview | £16 an hour
Starter pack (uniform, lanyard and badge) costs £85 and must be bought from us before your induction. The induction
address is sent to you once the money has cleared.
> onboarding@brightoak-support.example

job | Night carer, agency | £19 an hour
All new carers take our two-day moving and handling course, price £149, paid up front. Without our certificate you
can't be placed, even when you hold another one. Places are limited so reserve yours this evening.
> Pay at brightpath-compliance.example/pay then message Tola

job | Data entry typist | £22 an hour
Copy names from pictures into a form. You pay a one-off registration of £29.99 for the software licence. You will get
it back with your first wages, guaranteed.
> typist@homeclerk.example

job | Form filling from home | £1,500 a week
Fill in 500 forms in seven days. A security deposit of £120 is needed so that people don't run off with the project.
If your accuracy is below 98% a penalty is charged under the agreement.
> formwork.uk@freemail.example

job | Online typing, mums welcome | £45 an hour
Earn while baby sleeps. Buy the starter kit for £39 and we show you where the work is. Hundreds of mums in Essex have
left the nine to five.
> DM "info" to get your link

job | Warehouse operative, Heathrow | £18.75 an hour
To book your airport pass we need £55 for the background check. Reply with your full name, date of birth, National
Insurance number, sort code and account number so payroll can set you up before we meet.
> heathrowjobs.desk@freemail.example

job | Office administrator | £32,000 a year
Congratulations, your CV was shortlisted. Please send both sides of your driving licence, a selfie holding it and the
three digits on your bank card to verify that you are a real applicant.
> verify@talent-confirm.example

job | Reception staff needed urgently | £17 an hour
Before the interview you'll complete a credit check through the link. Enter your card details for a free trial.
Applicants who have not done the check by 6pm will lose the position.
> credit-ready.example/apply

job | Delivery driver, own phone needed | £900 a week
We give you a van. You put down £350 as a refundable van deposit by transfer to hold it, then collect the keys on your
first morning from the car park in Barking.
> Call or WhatsApp Dean 07700 900926

job | Live-in housekeeper for a diplomat's family | £3,800 a month
The family is moving from Dubai to Kensington. Free room and food. The travel agent's fee and insurance of £420 is
paid by you now and the family gives it back on arrival.
> drwilliamfamily@freemail.example

job | Nanny, three days | £700 a week
I am out of the country at the moment so can't talk on the phone. I will post you a cheque for the toys and
wheelchair, please pay it in, keep your first week and send the balance to the shop.
> Email me back on mrs.ellen.p@freemail.example

job | Personal assistant, two hours a day | £550 a week
I travel a lot and need someone trustworthy to run errands: buying gift vouchers for clients, scratching off the codes
and sending me pictures. I will pay you back each Friday.
> Text only, 07700 900147

job | Become your own boss in wellness | Unlimited earnings
Not a job, an opportunity! Buy your £199 business pack, invite five friends and they invite five. Our diamonds drive
white cars. The more people you bring in, the more residual income you make.
> Come to the Zoom with coach Kayleigh

job | Brand ambassador team builder | £4,000 a month OTE
No boss, no alarm clock. Your income comes from the people in your downline. Joining costs only £75 a month for the
products. Are you hungry enough?
> Message me the word FREEDOM

job | Trainee forex trader | £1,000 to £5,000 a week
We teach you to copy our signals. Fund your trading account with at least £250 and keep 80% of the profit. Risk free,
student of ours made £11k in March.
> Join the VIP channel t.me.example/fxkings

job | Join our crypto mining team | 12% a week
Put in £500 and become a node manager. Your capital is returned after 30 days. Bonus for every member you introduce.
> node-manager.example/ref/8841

job | Hostess for private members' lounge | £500 to £1,500 a night
Attractive ladies only, 18 to 28, open minded. You'll keep gentlemen company and travel to their hotels. Cash every
night, total discretion. Send full-length photos, no CV.
> WhatsApp 07700 900309

job | Dinner companion | £200 an hour
Elegant, slim girls for wealthy businessmen in Mayfair. What you agree with the guest afterwards is up to you. A flat
can be provided if you are new to London.
> velvet.evenings@freemail.example

job | Massage girl, no training needed | £800 cash a day
Female only, any nationality, passport not necessary. Accommodation above the shop. Extra tips for being friendly to
the customers.
> Text Lulu 07700 900387

job | Model wanted for online chat | £3,000 a week
Chat with members on webcam from your bedroom. Show as much or as little as you like, the generous ones pay more. ID
picture and three bikini shots to register.
> casting@star-rooms.example

job | Film extra and catalogue model | £350 a day
No experience, all sizes! You are just what our clients look for. Your portfolio shoot costs £295 but most people earn
that back on their first job. Card payment taken on the day of the casting.
> Text your name and age to 07700 900450

job | Customer adviser, Thamesvale Bank careers | £31,500 a year
This is the official hiring team for Thamesvale Bank. Interviews are held by text chat only. We post you a cheque to
buy your laptop from our approved vendor.
> thamesvale-careers@freemail.example

job | Ward clerk, hospital trust recruitment | £28,400 a year
The trust has chosen you without an interview because of staff shortage. Pay the £95 occupational health booking to
release your offer letter within 24 hours.
> nhs.trust.offers@freemail.example

job | Airport check-in agent | £27 an hour
Direct from the airline human resources. 300 vacancies. Kindly remit a sum of £110 for the medical and ID card and you
shall be contacted with your date of resumption.
> airline-hr-uk@freemail.example

job | Supermarket shelf stackers, nights | £21 an hour
We are the recruitment partner for all the big stores. Pay £20 admin to be put at the top of the list. Jobs guaranteed
or your money returned.
> fastshelfjobs@freemail.example

job | Mystery shopper | £350 per visit
Visit a money transfer shop and judge the staff. We send £1,900 to your account, you keep £350 and wire the rest to
our second inspector as the test.
> shopper.tasks@freemail.example

job | Car advert driver | £400 a week for doing nothing
Let us put a drinks sticker on your car. You get a cheque, you pay it in, and you transfer the sticker fitter his
part. Drive as normal.
> wrapcars@freemail.example

job | Casino and betting tester | £150 a day
Open accounts with betting sites in your name using money we supply, then hand over the logins. Everyone in your house
can do it as well. You never risk your own cash.
> Telegram @matchedteam

job | Handset collector | £120 per phone
Take out monthly phone contracts with our help and pass us the handsets. We cancel the contract afterwards so nothing
is owed. Must be over 18 with clean credit.
> Ring Jay 07700 900594

job | Company director, no duties | £500 a month
Your name and address go on the papers of a limited company and you get paid just for that. You open the business bank
account and give us the online login. Nothing else to do.
> nominee@easy-officer.example

job | Account renter | £100 a week
Rent your freelancer or delivery rider profile to us. We do the work and you collect the money. Perfect if you are
already verified and don't use it any more.
> WhatsApp 07700 900612

job | Farm and factory work with housing | £550 a week
Bus leaves from Stratford on Sunday. We keep your passport safe in the office and take the rent and the travel debt
from your pay until it is cleared. Cash, no papers asked.
> Phone Marek 07700 900728

course | Security guard licence and job guaranteed | £0 today
Get your badge without sitting the exam, certificate in two days. Pay £380 on collection and we place you in a shop on
£16 an hour straight away.
> Message 07700 900743

apprenticeship | Digital marketing apprentice | £400 a week
Your place is confirmed. To hold it for you we take an enrolment fee of £180 and a copy of your bank card, front and
back. The employer's name is told after you join.
> enrol@futurestart-places.example

volunteering | Volunteer abroad coordinator | £600 weekly allowance
Our humanitarian mission needs UK people to accept donations into their account and forward these to the field by
crypto wallet. God will bless you. Keep 5% for your kindness.
> rev.peters.mission@freemail.example

job | URGENT!!! Work from home, 18 places left | £750 A WEEK
No skills, no CV, no interview!!! Anyone with a phone can do it!!! My sister made £3,200 in her first fortnight. Don't
miss out, link closes at midnight!!!
> bit.example/earnnow

job | Remote customer support, global firm | £38 an hour
Hello, we got your details from a job board and you are suitable. Work 60 to 90 minutes whenever you are free, five
days complete gives £1,400 base salary. Paid leave 15 to 25 days. For more please reply yes with your age.
> Our manager will reach you by WhatsApp or RCS, 07700 900861
`
