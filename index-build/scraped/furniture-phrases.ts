/** The phrases that sites put around their stories, by what they are for and how sure a sign they are. */

/**
 * - `anywhere`: nobody's prose is a line of this alone.
 * - `closing`: what opens a list of links below a story, and may be a heading anywhere else.
 * - `likely`: a button or a menu in a text that has surer furniture, and else perhaps a headline.
 */
export type Sureness = 'anywhere' | 'closing' | 'likely';

export interface Furniture {
  /** What it is, to be told to the archive's owner: "an advertisement". */
  readonly reason: string;
  readonly sureness: Sureness;
}

export const ADVERTISEMENT = 'an advertisement';
export const SHARING = 'buttons for sharing';
export const LINKS = 'links to other articles';
export const COMMENTS = 'a comment form';
export const INVITATION = 'an invitation to subscribe';
export const BUTTON = 'a button';
export const NAVIGATION = 'navigation';

/** In lower case, with straight apostrophes; a line of phrases a language, parted by bars. */
const PHRASES: readonly (Furniture & { readonly phrases: readonly string[] })[] = [
  {
    reason: ADVERTISEMENT,
    sureness: 'anywhere',
    phrases: [
      'advertisement|advertisements|advert|skip advertisement|skip ad|ad feedback|sponsored content|paid content',
      'story continues below advertisement|article continues below advertisement|continues after advertisement',
      'article continues after advertisement|story continues after advertisement|scroll to continue',
      'anzeige|werbung|publicité|publicidad|publicidade|pubblicità|advertentie|reklama|реклама|реклама на сайте|广告|廣告|広告',
    ],
  },
  {
    reason: SHARING,
    sureness: 'anywhere',
    phrases: [
      'share this article|share this story|share this post|share this page|share this|share article|share full article',
      'share on facebook|share on twitter|share on x|share on linkedin|share on whatsapp|share on telegram|share via email',
      'share by email|tweet this|copy link|copy link to clipboard|link copied|close button|print this article',
      'email this article|save this article|listen to this article|click to share',
      'artikel teilen|auf facebook teilen|auf twitter teilen|partager cet article|partager sur facebook|partager sur twitter',
      'compartir este artículo|compartir en facebook|compartir en twitter|condividi su facebook|condividi questo articolo',
      'compartilhe esta notícia|compartilhar no facebook|deel dit artikel|поделиться в соцсетях|поделиться новостью|分享到',
    ],
  },
  {
    reason: SHARING,
    sureness: 'likely',
    phrases: [
      'share|facebook|twitter|whatsapp|telegram|linkedin|pinterest|reddit|email|e-mail|print|tweet|save|follow us',
      'teilen|drucken|partager|imprimer|compartir|imprimir|condividi|stampa|compartilhar|delen|поделиться|распечатать|分享|打印',
    ],
  },
  {
    reason: LINKS,
    sureness: 'closing',
    phrases: [
      'you might also like|you may also like|you might be interested in|you may be interested in|you may also be interested in',
      'recommended for you|recommended stories|recommended articles|related articles|related stories|related news|related posts',
      'related content|more on this story|more on this topic|more from this author|read next',
      "most read|most viewed|editors' picks|editor's picks|sponsored links|from around the web|trending now",
      'das könnte sie auch interessieren|mehr zum thema|lesen sie auch|auch interessant|meistgelesen',
      'à lire aussi|lire aussi|sur le même sujet|articles liés|les plus lus',
      'te puede interesar|también te puede interesar|le puede interesar|noticias relacionadas|artículos relacionados|lo más leído',
      'ti potrebbe interessare|potrebbe interessarti anche|leggi anche|articoli correlati',
      'leia também|veja também|notícias relacionadas|você pode gostar|lees ook',
      'читайте также|похожие статьи|материалы по теме|相关阅读|相关新闻|相关文章|延伸阅读|関連記事|あわせて読みたい',
    ],
  },
  {
    reason: LINKS,
    sureness: 'likely',
    phrases: [
      'related|recommended|trending|most popular|latest news|top stories|see also|related topics|topics|up next',
      'empfohlen|verwandte artikel|recommandé|populaire|recomendado|consigliati|по теме|相关',
    ],
  },
  {
    reason: COMMENTS,
    sureness: 'anywhere',
    phrases: [
      'leave a comment|leave a reply|leave your comment|post a comment|post comment|add a comment|write a comment|cancel reply',
      'join the conversation|view comments|show comments|be the first to comment|log in to comment|sign in to comment',
      'your email address will not be published|required fields are marked|comments are closed',
      'save my name, email, and website in this browser for the next time i comment',
      'notify me of follow-up comments by email|notify me of new posts by email',
      'kommentar schreiben|kommentar verfassen|schreiben sie einen kommentar|laisser un commentaire|ajouter un commentaire',
      'deja un comentario|dejar un comentario|deja una respuesta|lascia un commento|deixe um comentário|geef een reactie',
      'оставить комментарий|добавить комментарий|发表评论|发表回复|コメントする|コメントを残す',
    ],
  },
  {
    reason: COMMENTS,
    sureness: 'likely',
    phrases: [
      'comments|comment|no comments|reply|submit|name|website|kommentare|commentaires|comentarios|commenti|comentários|комментарии|评论|コメント',
    ],
  },
  {
    reason: INVITATION,
    sureness: 'anywhere',
    phrases: [
      'subscribe to our newsletter|sign up for our newsletter|sign up to our newsletter|subscribe to our newsletters|join our newsletter',
      'newsletter abonnieren|abonnez-vous à notre newsletter|suscríbete a nuestra newsletter|suscríbete a nuestro boletín',
      'iscriviti alla newsletter|iscriviti alla nostra newsletter|assine nossa newsletter|подписаться на рассылку|подпишитесь на рассылку',
    ],
  },
  {
    reason: INVITATION,
    sureness: 'likely',
    phrases: [
      'subscribe|subscribe now|sign up|sign up now|register|register now|newsletter|newsletters',
      "abonnieren|s'abonner|suscríbete|abbonati|assine|подписаться|订阅",
    ],
  },
  {
    reason: BUTTON,
    sureness: 'likely',
    phrases: [
      'read more|learn more|show more|load more|see more|find out more|get started|more|close',
      'weiterlesen|mehr lesen|lire la suite|en savoir plus|leer más|leggi tutto|leia mais|lees meer|читать далее|ещё|更多',
    ],
  },
  {
    reason: NAVIGATION,
    sureness: 'anywhere',
    phrases: [
      'skip to content|skip to main content|skip to navigation|skip to main navigation|skip navigation|skip to search|skip to site index|open navigation menu|toggle navigation|open menu|close menu|open search|back to top|scroll to top',
      'zum inhalt springen|aller au contenu|aller au contenu principal|saltar al contenido|pular para o conteúdo|ir al contenido|vai al contenuto',
    ],
  },
  {
    reason: NAVIGATION,
    sureness: 'likely',
    phrases: [
      'home|menu|search|sign in|log in|log out|login|about us|contact|contact us|privacy|privacy policy|terms of use|terms of service',
      'terms and conditions|terms & conditions|cookie policy|cookie settings|accept all|accept cookies|advertise|advertise with us|sitemap|faq|help',
      'news|world|politics|business|opinion|sport|sports|culture|technology|tech|science|health|economy|lifestyle|entertainment|travel|video|videos|live',
      'previous article|next article|previous|next|previous post|next post',
      'startseite|anmelden|impressum|datenschutz|accueil|se connecter|mentions légales|inicio|iniciar sesión|aviso legal|accedi|главная|поиск|войти|首页|搜索|登录',
    ],
  },
];

/** What each phrase is a sign of. */
export const BY_PHRASE: ReadonlyMap<string, Furniture> = new Map(
  PHRASES.flatMap(({ reason, sureness, phrases }) =>
    phrases.flatMap((list) => list.split('|').map((phrase) => [phrase, { reason, sureness }] as const)),
  ),
);
