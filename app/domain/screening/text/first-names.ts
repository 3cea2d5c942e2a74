/** Common first names, for telling persons' names from groups'. Names that are also words or places are left out. */
export const FIRST_NAMES: ReadonlySet<string> = new Set(
  `
  aaron abigail adam adrian agnes ahmed aisha alan alastair albert alberto alex alexander alexis alfredo ali
  alice allen allison alma alvin amanda amber amit amy andre andrea andrew andy angela angus anil ann anna
  annette annie anthony antonio arlene armando arthur arturo ashley audrey barbara barry becky ben benjamin
  bernard bernice bertha bessie beth betty beulah beverly bill billie billy bjorn blake bob bobby bonnie boris
  brad bradley brandon brenda brent brett brian brittany bruce bryan byron calvin candace carl carla carlos
  carmen carol carole caroline carolyn carrie casey cassandra catherine cathy cecil cesar chad charlene
  charles charlie charlotte cheryl chester chris christina christine christopher claire clara clarence claude
  clayton clifford clifton clinton clyde cody colin colleen connie connor constance corey cory courtney craig
  curtis cynthia dale damian damon dan dana daniel danielle darius darrell darren darryl dave david dean
  deanna debbie deborah debra delores denise dennis derek derrick desmond diana diane dmitri dolores dominic
  don donald donna donovan doreen doris dorothy douglas dwayne dwight dylan earl ed eddie edgar edith edna
  eduardo edward edwin eileen elaine eleanor elena elias elijah elizabeth ella ellen elmer elsie emily emma
  emmanuel enrique eric erica erik erika erin ernest ernesto esther ethan ethel eugene eva evelyn everett
  ezekiel fabian fatima faye felicia felix fernando fiona florence floyd frances francis francisco francois
  frank franklin fred freddie frederick gabriel gail garrett gary gavin gemma gene george gerald geraldine
  gerard gertrude gilbert gina giovanni giuseppe gladys glen glenda glenn gloria gordon graham greg gregory
  guillermo gus gustavo gwendolyn hamish hannah hans harold harriet harry harvey hassan hattie hazel heather
  hector heidi heinz helen henry herbert herman hilda hiroshi howard hugh ian ibrahim ida igor irene irma
  isaac isabel isaiah ivan jack jackie jacob jacqueline jacques jaime jake jamal james jamie jane janet janice
  jared jason javier jay jean jeanette jeanne jeff jeffrey jennifer jenny jeremy jerome jerry jesse jessica
  jessie jesus jill jim jimmy jing jo joan joann joanna joanne joe joel joey john johnnie johnny jon jonathan
  jordan jorge jose joseph josephine josh joshua josiah joyce juan judith judy julia julian julie julio jurgen
  justin karen karin karl karla kate katherine kathleen kathryn katie kay kayla keith kelly ken kendall
  kendrick kenji kenneth kent kerry kevin kim kimberly kirk kirsten klaus kris kristen kristin kurt kyle lamar
  lance larry lars laura lauren lawrence lee leo leon leonard leroy leslie lester levi lewis li liam lillian
  lily linda lisa lloyd logan lois lonnie loretta lori lorraine louis louise luca lucas lucille lucy luis luke
  luther lydia lyle lynn mabel malcolm malik manuel marc marcia marco marcus margaret maria marie marilyn
  mario marion marjorie mark marlene marsha martha martin marvin mary matt matthew maureen maurice maxine
  megan melanie melinda melissa melvin micah michael micheal michel michelle miguel mike mildred miles milton
  ming minnie miriam mitchell mohammed monica morris moses muhammad myron nadine nancy naomi natalie natasha
  nathan nathaniel neil nelson nicholas nick nicole niels nigel nina noah noel nora norma norman olga oliver
  olivia omar oscar otis owen pamela paolo pat patricia patrick patsy paul paula pauline pedro peggy perry
  peter philip phillip phyllis pierre priya quentin quincy rachel rafael raj ralph ramon ramona randall
  randolph randy raul ravi ray raymond rebecca reggie regina reginald rene renee rex rhonda ricardo richard
  rick rita robert roberta roberto robin roderick rodney roger roland ron ronald rosa rosemary ross roxanne
  roy ruben rudolph rudy rufus russell ruth ryan sally sam samantha samuel sandra sanjay sara sarah scott sean
  sebastian sergei sergio seth shane shannon sharon shaun shawn sheila shelby shelly sheri sherry shirley
  sidney silas simon solomon spencer stacy stanley stella stephanie stephen steve steven stuart sue sunita
  susan suzanne sven sylvia tamara tammy tara ted teresa terrance terrence terry theodore theresa thomas
  tiffany tim timothy tina tobias todd tom tommy toni tony tonya tracy travis trevor troy tyler tyrone tyson
  ulysses valerie vance vanessa velma vera vernon veronica vicki victor vijay vincent virgil vivian wade
  wallace walter wanda warren wayne wei wendell wendy wesley wilbur willard william willie xavier yolanda yuki
  yusuf yvonne zach zachary zane
  `
    .trim()
    .split(/\s+/),
);
