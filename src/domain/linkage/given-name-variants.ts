/**
 * Given names that one person may go by: full names, short forms, pet names, and the ways in which names of other
 * languages are written in Latin letters. Between two semicolons is one name; a form may stand in several.
 */
const VARIANTS = `
abdirahman abdurrahman abdulrahman abdelrahman abdurahman cabdiraxmaan; abdul abdulla abdullah abdallah abdulah
abdel abd abdu; abigail abby abbie abi gail; abraham abe abram ibrahim ebrahim; adelaide ada addie adela adele;
agnes aggie nessie nancy; ahmed ahmad achmed ahmet axmed; aisha ayesha aysha aishah asha ayisha caasha; albert al
bert bertie alb elbert; alexander alec alex alick alasdair alastair alistair alister sandy sasha xander lex eck
aleksandr oleksandr aleksander alejandro iskander sikandar; alexandra alex alix sandra sasha lexi alexa aleksandra
oleksandra; alexandrina alexandra drina; alfred alf alfie fred freddie freddy; ali aly aali; alice alicia ally elsie
allie alys; alison allison ally ali; amanda mandy manda; amelia amy millie milly emilia; amina aminah aamina ameena;
andrew andy drew dandy andreas andrei andrey andriy andrzej andre andres; angela angie ange; ann anne anna annie
hannah hanna nan nancy nanny nina ana anya hania; annabel anabel annabella bella belle; anthony antony tony ant
anton antonio antoni; archibald archie archy baldie; arthur art artie; augustus gus augustine august austin gussie;
barbara babs barb barbie bab; bartholomew bart bat barty; beatrice bea beattie trixie beatrix bee; benjamin ben
benny benjie benji binyamin; bernard bernie barney; bertram bert bertie; bridget bridie biddy bride brigid delia;
caroline carrie caro lina carolyn carolina carol; catherine cathy kate katie katy kitty kathleen kay cath cat
katherine kathryn katharine kathy catharine cathrine ekaterina kateryna katarzyna catriona kit kat; cecilia cecily
celia cissie cissy sheila; charles charlie charley chas chuck carl karl carlos karol cha; charlotte lottie lotte
charlie charley lotta carlotta tottie; christina christine chris chrissie tina kirsty kirsten kristina krystyna
khrystyna christiana; christopher chris kit christy kester topher kristof krzysztof kris; clara clare claire
clarissa; constance connie; cornelius con corney neil; cyril cy; daniel dan danny daniil danil dani danyal; david
dave davy davie dai daud dawood dawud davit dafydd taffy; deborah debbie deb debra debs; dennis denis den denny
dionysius; desmond des; dominic dom nick dominick; donald don donnie; dorothy dot dottie dolly dora dorothea dodie;
douglas doug dougie; edith edie ede; edmund ed ned ted eddie edmond eamon; edward ed eddie eddy ned ted teddy eduard
eduardo edwards; edwin ed eddie ned; eleanor ellen nell nellie nelly ella nora leonora elinor elena lena helen
eleanora elaine; elijah elias eli ilya ilyas; elizabeth eliza liz lizzie lizzy beth betty betsy bess bessie
elisabeth elspeth libby lisa elsie liza lizbeth elsa lily lillie isabel isabella bet betsey ilse yelizaveta; emily
em emmie milly emilie; emma em emmie emm; ernest ern ernie; esther hester essie hetty etty; ethel ettie; eugene gene
yevgeny evgeny yevhen; euphemia effie phemie; eva eve evie evelyn ava; evan ewan owen ewen euan; fatima fatma
fatemah fatimah fatuma fathima; ferdinand ferdie ferdy nandy; florence flo florrie flossie flora; frances fanny fran
frankie francis fannie cissie francesca; francesca fran fanny chessie; francis frank frankie fran francois francisco
franciszek franz; franklin frank; frederick fred freddie freddy frederic fredrick fritz fredric; gabriel gabe jibril
gabi; gareth gary gaz; gavin gawain; geoffrey geoff jeff jeffrey jeffery jeffry geff; george georgie geo georg jorge
jerzy yuri yuriy geordie georges heorhiy giorgi; georgina georgie georgiana gina; gerald gerry jerry gerrard gerard;
gertrude gertie trudy gert; gilbert gil bert; giles gyles; grace gracie; gregory greg gregor grigory hryhoriy
grzegorz; gwendoline gwen gwendolen gwenda gwendolyn; harold harry hal harald; harriet hattie harriett harriette
hatty etta harry; hassan hasan hassaan; helen nell nellie ella helena ellen elena olena nel lena; henrietta etta
hettie harriet netta hetty; henry harry hal hank harri heinrich henri enrique henryk harold; herbert bert bertie
herb herbie; hilary hillary hilda; horace horatio horry; hubert bert hugh bertie; hugh hughie huw hugo hew; humphrey
humph humphry; hussein husain hussain husayn hossein hussien; ian iain; ida idah; ignatius iggy ignacio; irene rene
renie iryna irina; isaac ike zac izzy isaak ishaq; isabella isabel isobel bella belle izzy ishbel isa isabelle tibby
bel; jack john jock jackie jackson jacques; jacob jake jack jacques yakov yakub yaqub jakub james jacobo; james jim
jimmy jamie jas jem jemmy jimmie seamus hamish jacques diego jimbo jay; jane janet jean jenny janie jayne jeanne
joan jeannie jessie jennie; janet jan jessie jenny netta; jasper caspar casper gaspard; jean jeanie jeannie jane;
jemima mima jem; jennifer jen jenny jennie; jeremiah jerry jem jeremy; jeremy jerry jez jem; jessica jess jessie;
jessie jess janet jean jessica; joan joanna joanne jo joannah jone; joanna jo anna joanne johanna joan; john jack
johnny jon johnnie jock jonathan ian sean shaun shane evan ivan juan jean johann johannes jan giovanni hans yahya
jno ioan ion ivo johan; jonathan jon jonny johnny jonathon nathan; joseph joe joey jos jo jose giuseppe youssef
yusuf yousef yusef josef josif yosef iosif jozef; josephine jo josie fina joey; joshua josh jos yehoshua; judith
judy jude judie; julia julie jill juliet juliana juliette julya; julian jules julius gillian; katherine kate katie
kathy kitty kay kath; kenneth ken kenny kenney; khadija khadijah hadija kadija; khalid khaled kalid; laura laurie
lolly lora laurinda; lawrence laurence larry lawrie lorry loren lars laurent lorenzo; leila layla laila leyla lila;
leonard len lenny leo leon; leopold leo poldie; leslie les lesley; letitia lettice letty lettie tish; lewis louis
lou lew ludwig luis louie; lilian lily lil lillie lillian lilly; louisa louise lou lulu louie lu; lucy lucia lou
lucie lucinda luce lucille; luke lucas luca; lydia liddy lyddie; mabel mab may amabel; madeleine maddy madge lena
madeline magdalen magdalene; mahmoud mahmud mehmood mahmood; malcolm mal calum; margaret maggie meg peggy madge
greta rita daisy maisie mamie marge margery marjorie margot peg margie meggie marguerite mag mairead margarita
malgorzata margret gretta; maria mary marie mariah ria maryam mariya; marian marion marianne mary ann; marianne mary
anne marian marion; marjorie marjory margery marge madge margaret; mark marc marcus marek marco markus; martha
mattie patty marty mat; martin marty martyn marten; mary molly polly may mamie maria marie maureen moll mae mollie
minnie maryam mariam miriam mair maire marya; maryam mariam miriam maryan; matilda tilly mattie maud maude tillie
mat; matthew matt mat matty mateo mathew matthias mateusz matvey; maurice morris maury moritz morrice; maximilian
max maxim maksym maxwell; mehmet mohammed muhammad; michael mike mick mickey mikey micky mikhail miguel michel
michal mykhailo mikael mikail misha mitch; mildred millie milly; millicent millie milly; miriam mariam maryam mimi
mirian; mohammed muhammad mohamed mohammad muhammed mohamad muhamed mohd mohamud muhamad mahomed mo md mahamed
maxamed; montague monty; moses moss moshe musa moe; mustafa mustapha moustafa; nasreen nasrin nazrin; nathaniel nat
nathan nate nathanael; nicholas nick nicky nico colin klaus nicolas nikolai mykola nikolaos mikolaj nicol nik; nigel
nige; nora norah honora nonie; norman norm; oliver ollie olly noll olivier; olivia liv livvy ollie olive; omar umar
omer cumar; oscar oskar; osman usman uthman othman cusmaan; oswald ozzie os oz; pamela pam pammie; patience pat;
patricia pat patsy trish tricia patty paddy; patrick pat paddy patsy padraig padraig rick; paul paulo pablo pavel
pavlo pawel; paulina pauline polly paula; penelope penny nell; percival percy perceval; percy percival perse; peter
pete pieter pierre pedro pyotr petro piotr petr piers boutros; philip phil pip phillip filip felipe phillipp;
philippa pippa pip phil; phyllis phyl phil; priscilla cilla prissy; prudence pru prue; rachel rachael rae ray rahel;
rahim raheem; ralph rafe rolf raphael; rashid rasheed; raymond ray raymund ramon; rebecca becky becca beck reba
becki bex rebekah; reginald reg reggie rex reynold ronald; richard dick rick ricky richie dickie dicky rich ricardo
ryszard dickon ritchie; robert bob rob bobby robbie bert rupert robin bobbie robb roberto dob; robin rob robert;
roderick rod roddy rory rodrick; rodney rod; roger rodge rog hodge rodger; roland rowland rollo roly rowly; ronald
ron ronnie ronny; rosalind ros roz rosie rosaline; rosamund ros rosie rosamond; rose rosie rosa rosina rosanna
rosalie; rosemary rose rosie romy; rudolph rudy rolf rudolf dolph; rupert robert; russell russ rus; ruth ruthie;
said saeed sayed sayid syed; salim saleem selim; samantha sam sammy; samira sameera; samuel sam sammy samuil sami;
sarah sally sadie sara sal sallie sarra; saul sol solomon; sebastian seb bastian; selina lina celina selena; sidney
sid sydney syd; simon sim simeon shimon semyon si; solomon sol solly suleiman sulayman sulaiman suleyman; sophia
sophie sophy sofia zofia sofiya; stanley stan; stephanie steph stevie stef; stephen steve steven stevie stephan
stefan stephane esteban stepan stefanos istvan steph; stuart stewart stu; susan sue susie suzy susannah susanna
suzanne sukey susy zuzanna sukie; sylvester sly silvester vester; sylvia silvia sylvie; tabitha tabby; terence terry
terrence tel; teresa theresa tess terry tessa tracy terese teresia; thaddeus thad tad; theodora dora theo; theodore
ted teddy theo dora theodor fyodor fedir; theophilus theo offy; thomas tom tommy thom thos tam tomas tomasz tomos
tommie; timothy tim timmy timofey; tobias toby tobiah tobit; ursula ursie ulla; valentine val; valerie val; veronica
ronnie vera; victor vic viktor vick; victoria vicky vicki tori queenie vic; vincent vin vince vinny vinnie vincenzo;
violet vi; virginia ginny ginger; vladimir volodymyr vova wladimir; walter wat wally walt wattie wal; wilfred wilf
fred wilfrid will; wilhelmina mina minnie wilma willa billie; william will bill billy willie willy liam wm guillermo
wilhelm guillaume wil gwilym bil; winifred win winnie freda winny; xavier javier; yasir yasser yaser; yasmin jasmine
yasmine jasmin; yvonne evonne eve; zachary zack zac zachariah zacharias zak zakaria zechariah zakariya; zainab
zaynab zeynep zeinab saynab
`

/** Each form with the numbers of the names it is a form of. */
const NAMES_OF = new Map<string, number[]>()
for (const [number, forms] of VARIANTS.split(';').entries())
  for (const name of forms.trim().split(/\s+/)) NAMES_OF.set(name, [...(NAMES_OF.get(name) ?? []), number])

const NONE: readonly number[] = []

/** Returns the numbers of the names that a given name is a form of; none for a name we do not know. */
export const variantsOf = (name: string): readonly number[] => NAMES_OF.get(name) ?? NONE
